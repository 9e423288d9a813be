import { EnvironmentFilled } from '@ant-design/icons';
import type { FlaggedCheckIn } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { AttachmentGallery } from '../../components/attachment-gallery';
import { DialogForm } from '../../components/dialog-form';
import { distanceText, spokenNumber, useFormat } from '../../components/format';
import { useFormSubmit } from '../../components/form-problems';
import { MapMarker } from '../../components/map/map-marker';
import { MapView, useGround } from '../../components/map/map-view';
import { PlaceNames } from '../../components/map/place-names';
import { toMap } from '../../components/map/places';
import { Facts } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { FlagMarks } from './flag-marks';

/** Everything that is known about one check-in, and what the manager found. */
export function ReviewDialog({ checkIn, onClose }: { checkIn: FlaggedCheckIn | null; onClose: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ note?: string }>();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ note }: { note?: string }) => call('POST /check-ins/:id/review', { params: { id: checkIn?.id ?? 0 }, body: note?.trim() ? { note: note.trim() } : {} }),
    done: () => {
      void client.invalidateQueries({ queryKey: keys.checkIns });
      void message.success(words.checkIns.done);
      onClose();
    },
  });
  const open = checkIn !== null && checkIn.reviewedAt === null;
  return (
    <Modal
      open={checkIn !== null}
      title={checkIn ? words.checkIns.reviewTitle(checkIn.engineer.name) : null}
      width={640}
      okText={words.checkIns.submit}
      okButtonProps={{ loading: pending }}
      {...(open ? {} : { footer: null })}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={reset}
      destroyOnHidden
    >
      {checkIn ? (
        <>
          <ProblemNotice error={error} />
          <Known checkIn={checkIn} />
          {open ? (
            <DialogForm form={form} onFinish={submit} style={{ marginTop: 16 }}>
              <Form.Item name="note" label={words.general.optional(words.checkIns.note)} rules={[{ max: 500 }]} style={{ marginBottom: 0 }}>
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} placeholder={words.checkIns.notePlaceholder} />
              </Form.Item>
            </DialogForm>
          ) : null}
        </>
      ) : null}
    </Modal>
  );
}

function Known({ checkIn }: { checkIn: FlaggedCheckIn }) {
  const words = useWords();
  const format = useFormat();
  const { coordinates, accuracyMeters, distanceMeters, photo, reviewedAt } = checkIn;
  return (
    <>
      <Facts
        facts={[
          [words.checkIns.columns.at, format.exact(checkIn.at)],
          [words.checkIns.columns.ticket, spokenNumber(checkIn.ticketNumber)],
          [words.checkIns.columns.method, words.checkInMethods[checkIn.method]],
          [words.checkIns.columns.flags, <FlagMarks key="flags" flags={checkIn.flags} />],
          [words.checkIns.columns.distance, distanceMeters === null ? words.checkIns.unknownDistance : distanceText(distanceMeters, words)],
          [words.checkIns.columns.speed, checkIn.speedKmh === null ? null : words.checkIns.speed(Math.round(checkIn.speedKmh))],
          [words.checkIns.place, coordinates ? (accuracyMeters === null ? null : words.dispatch.accuracy(Math.round(accuracyMeters))) : words.checkIns.noPlace],
          [words.checkIns.reason, checkIn.reason],
          [words.checkIns.photo, photo ? <AttachmentGallery key="photo" attachments={[photo]} /> : null],
          [words.checkIns.columns.reviewed, reviewedAt ? [words.checkIns.reviewedAt(format.exact(reviewedAt)), checkIn.reviewNote].filter(Boolean).join(' · ') : null],
        ]}
      />
      {coordinates ? (
        <div style={{ height: 240, marginTop: 16, borderRadius: 8, overflow: 'hidden' }}>
          <MapView label={words.checkIns.mapLabel} fit={(system) => [toMap(coordinates, system)]}>
            <PlaceNames />
            <Pin coordinates={coordinates} />
          </MapView>
        </div>
      ) : null}
    </>
  );
}

function Pin({ coordinates }: { coordinates: NonNullable<FlaggedCheckIn['coordinates']> }) {
  const { system } = useGround();
  return <MapMarker at={toMap(coordinates, system)} anchor="above" level={2}><EnvironmentFilled aria-hidden style={{ fontSize: 28, color: 'var(--danger)' }} /></MapMarker>;
}
