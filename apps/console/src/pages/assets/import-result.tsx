import type { AssetImport } from '@scanfix/shared-types';
import { Button, Result } from 'antd';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/me';
import { useWords } from '../../i18n';

export function ImportResult({ done }: { done: AssetImport }) {
  const words = useWords();
  const navigate = useNavigate();
  const mayMake = useMay('sticker:write');
  const left = done.totalRows - done.appliedRows;
  return (
    <Result
      status="success"
      title={words.imports.doneTitle(done.appliedRows)}
      subTitle={left > 0 ? words.imports.doneSkipped(left) : words.imports.doneAll}
      extra={[
        <Button key="assets" type="primary" onClick={() => void navigate('/assets')}>{words.imports.seeAssets}</Button>,
        mayMake ? <Button key="stickers" onClick={() => void navigate('/stickers?make=assets')}>{words.imports.makeStickers}</Button> : null,
        <Button key="more" onClick={() => void navigate('/imports')}>{words.imports.importMore}</Button>,
      ]}
    />
  );
}
