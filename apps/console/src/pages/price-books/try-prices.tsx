import type { CalendarDate, PriceBand, Urgency } from '@scanfix/shared-types';
import { urgencies } from '@scanfix/shared-types';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DatePicker, Form, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useFormat } from '../../components/format';
import { moneyText } from '../../components/money';
import { Facts, pageStyles, Panel } from '../../components/page';
import { AssetPicker, CategoryPicker, ProblemTypePicker } from '../../components/pickers';
import { ProblemNotice } from '../../components/problem-notice';
import { wallClockToInstant } from '../../components/zone';
import { useWords } from '../../i18n';
import styles from './price-books.module.css';

interface Trial {
  assetId: number | null;
  categoryId: number | null;
  problemTypeId: number | null;
  at: Dayjs | null;
  urgency: Urgency;
}

/** Asks for the band as a requester would. `from`: the first day of prices that are still to come. */
export function TryPrices({ from }: { from?: CalendarDate }) {
  const words = useWords();
  const { priceBooks: text } = words;
  const { timeZone } = useFormat();
  const [trial, setTrial] = useState<Trial>({ assetId: null, categoryId: null, problemTypeId: null, at: from ? dayjs(`${from}T10:00`) : null, urgency: 'normal' });
  const change = (part: Partial<Trial>): void => setTrial((before) => ({ ...before, ...part }));
  const { assetId, categoryId, problemTypeId, at, urgency } = trial;
  const query = {
    ...(assetId === null ? (categoryId === null ? {} : { categoryId }) : { assetId }),
    ...(problemTypeId === null ? {} : { problemTypeId }),
    ...(at === null ? {} : { at: wallClockToInstant(at, timeZone) }),
    urgency,
  };
  const asked = assetId !== null || categoryId !== null;
  const band = useQuery({ queryKey: keys.priceBand(query), queryFn: () => call('GET /my/price-band', { query }), enabled: asked, placeholderData: keepPreviousData });
  return (
    <Panel title={text.tryTitle} testId="try-prices">
      <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.tryHint}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.tryAsset} htmlFor="try-asset"><AssetPicker id="try-asset" value={assetId} onChange={(id) => change({ assetId: id, problemTypeId: null })} onPick={(asset) => { if (asset) change({ categoryId: asset.category.id }); }} /></Form.Item>
        <Form.Item label={text.tryCategory} htmlFor="try-category"><CategoryPicker id="try-category" value={categoryId} onChange={(id) => change({ categoryId: id, assetId: null, problemTypeId: null })} /></Form.Item>
        <Form.Item label={text.tryProblem} htmlFor="try-problem"><ProblemTypePicker id="try-problem" categoryId={categoryId ?? undefined} disabled={categoryId === null} value={problemTypeId} onChange={(id) => change({ problemTypeId: id })} /></Form.Item>
        <Form.Item label={text.tryAt} htmlFor="try-at"><DatePicker id="try-at" showTime={{ format: 'HH:mm', minuteStep: 15 }} format="YYYY-MM-DD HH:mm" value={at} placeholder={text.tryNow} needConfirm={false} onChange={(picked) => change({ at: picked as Dayjs | null })} style={{ width: '100%' }} /></Form.Item>
        <Form.Item label={text.tryUrgency}><Radio.Group optionType="button" value={urgency} onChange={({ target }) => change({ urgency: target.value as Urgency })} options={urgencies.map((value) => ({ value, label: words.urgencies[value] }))} /></Form.Item>
      </Form>
      <ProblemNotice error={asked ? band.error : null} onRetry={() => void band.refetch()} />
      {!asked ? <div className={pageStyles.hint}>{text.tryNone}</div> : band.data && !band.error ? <Band band={band.data} /> : null}
    </Panel>
  );
}

function Band({ band: { price, warranty } }: { band: PriceBand }) {
  const words = useWords();
  const { priceBooks: text } = words;
  const range = (from: number, to: number): string => text.range(moneyText(from), moneyText(to));
  if (!price) return <div className={styles.result} role="status">{text.tryNoPrice}</div>;
  return (
    <div className={styles.result} role="status">
      <div>
        <div className={pageStyles.hint}>{text.tryTotal}</div>
        <div className={styles.total}>{price.totalTo === 0 ? text.tryCovered : range(price.totalFrom, price.totalTo)}</div>
        <div className={pageStyles.hint}>{words.warrantyGrounds[warranty.ground]}</div>
      </div>
      <Facts
        facts={[
          [text.tryCallOut, <div key="c">{moneyText(price.callOut)}{price.callOutParts.length > 1 ? <div className={pageStyles.hint}>{price.callOutParts.map(({ kind, fee }) => `${text.tryParts[kind]} ${moneyText(fee)}`).join(' + ')}</div> : null}</div>],
          [text.tryLabour, range(price.labourFrom, price.labourTo)],
          [text.tryUsual, price.usual ? text.tryUsualText(range(price.usual.from, price.usual.to), price.usual.quotes) : null],
        ]}
      />
      <div className={pageStyles.hint}>{text.tryFrom(price.effectiveFrom)}</div>
    </div>
  );
}
