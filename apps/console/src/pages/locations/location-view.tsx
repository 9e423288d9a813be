import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import type { LocationNode } from '@scanfix/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Link } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { Facts, Panel } from '../../components/page';
import { useProblemMessage } from '../../components/problem-notice';
import { useWords } from '../../i18n';

export function LocationView({ location, onEdit, onCreateChild, onDeleted }: { location: LocationNode; onEdit: () => void; onCreateChild: () => void; onDeleted: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const wordFor = useProblemMessage();
  const mayWrite = useMay('location:write');
  const mayReadAssets = useMay('asset:read');
  const mayReadTickets = useMay('ticket:read');
  const remove = useMutation({
    mutationFn: () => call('DELETE /locations/:id', { params: { id: location.id } }),
    onSuccess: () => {
      onDeleted();
      client.removeQueries({ queryKey: keys.location(location.id) });
      void client.invalidateQueries({ queryKey: keys.locations });
      void message.success(words.locations.deleted);
    },
    onError: (error) => void message.error(wordFor(error)),
  });
  const ask = (): void =>
    void modal.confirm({ title: words.locations.deleteTitle(location.name), content: words.locations.deleteHint, okText: words.general.remove, okButtonProps: { danger: true }, onOk: () => remove.mutateAsync().catch(() => undefined) });
  const { coordinates } = location;
  return (
    <Panel
      title={location.name}
      testId="location-view"
      extra={
        mayWrite ? (
          <span>
            <Button type="text" icon={<EditOutlined />} aria-label={words.general.edit} onClick={onEdit} />
            <Button type="text" icon={<DeleteOutlined />} aria-label={words.general.remove} onClick={ask} />
          </span>
        ) : null
      }
    >
      <Facts
        facts={[
          [words.locations.kind, words.locationKinds[location.kind]],
          [words.locations.parent, location.path.length > 1 ? words.general.placePath(location.path.slice(0, -1)) : words.locations.noParent],
          [words.locations.address, location.address],
          [words.locations.coordinates, coordinates ? `${coordinates.latitude}, ${coordinates.longitude} (${coordinates.system})` : words.locations.noCoordinates],
        ]}
      />
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap', marginTop: 16, alignItems: 'center' }}>
        {mayWrite ? <Button icon={<PlusOutlined />} onClick={onCreateChild}>{words.locations.createChild}</Button> : null}
        {mayReadAssets ? <Link to={`/assets?locationId=${location.id}`}>{words.locations.seeAssets} ({location.assetCount})</Link> : null}
        {mayReadTickets ? <Link to={`/tickets?view=all&locationId=${location.id}`}>{words.locations.seeTickets}</Link> : null}
      </div>
    </Panel>
  );
}
