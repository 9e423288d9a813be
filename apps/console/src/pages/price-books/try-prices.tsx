import type { LabourPrice, PriceBand, PriceBook, PriceTrial, Urgency } from '@scanfix/shared-types';
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
import { ScaledField } from '../../components/scaled-field';
import { todayIn, wallClockToInstant } from '../../components/zone';
import { useWords } from '../../i18n';
import { labourText } from './price-changes';
import styles from './price-books.module.css';

interface Trial {
  assetId: number | null;
  categoryId: number | null;
  problemTypeId: number | null;
  at: Dayjs | null;
  urgency: Urgency;
  distanceMeters: number | null;
}

/** Asks for the band as a requester would: of the prices in force, or of this book, which may be a draft. */
export function TryPrices({ book }: { book?: PriceBook }) {
  const words = useWords();
  const { priceBooks: text } = words;
  const { timeZone } = useFormat();
  const [trial, setTrial] = useState<Trial>({ assetId: null, categoryId: null, problemTypeId: null, at: book && book.effectiveFrom > todayIn(timeZone) ? dayjs(`${book.effectiveFrom}T10:00`) : null, urgency: 'normal', distanceMeters: null });
  const change = (part: Partial<Trial>): void => setTrial((before) => ({ ...before, ...part }));
  const { assetId, categoryId, problemTypeId, at, urgency, distanceMeters } = trial;
  const query = {
    ...(assetId === null ? (categoryId === null ? {} : { categoryId }) : { assetId }),
    ...(problemTypeId === null ? {} : { problemTypeId }),
    ...(at === null ? {} : { at: wallClockToInstant(at, timeZone) }),
    urgency,
    ...(book && distanceMeters !== null ? { distanceMeters } : {}),
  };
  const asked = assetId !== null || categoryId !== null;
  const band = useQuery<PriceBand | PriceTrial>({
    queryKey: keys.priceBand({ ...query, book: book?.id, version: book?.version }),
    queryFn: () => (book ? call('GET /price-books/:id/trial', { params: { id: book.id }, query }) : call('GET /my/price-band', { query })),
    enabled: asked,
    placeholderData: keepPreviousData,
  });
  return (
    <Panel title={text.tryTitle} testId="try-prices">
      <p className={pageStyles.hint} style={{ marginTop: 0 }}>{book ? text.tryBookHint : text.tryHint}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.tryAsset} htmlFor="try-asset"><AssetPicker id="try-asset" value={assetId} onChange={(id) => change({ assetId: id, problemTypeId: null })} onPick={(asset) => { if (asset) change({ categoryId: asset.category.id }); }} /></Form.Item>
        <Form.Item label={text.tryCategory} htmlFor="try-category"><CategoryPicker id="try-category" value={categoryId} onChange={(id) => change({ categoryId: id, assetId: null, problemTypeId: null })} /></Form.Item>
        <Form.Item label={text.tryProblem} htmlFor="try-problem"><ProblemTypePicker id="try-problem" categoryId={categoryId ?? undefined} disabled={categoryId === null} value={problemTypeId} onChange={(id) => change({ problemTypeId: id })} /></Form.Item>
        <Form.Item label={text.tryAt} htmlFor="try-at"><DatePicker id="try-at" showTime={{ format: 'HH:mm', minuteStep: 15 }} format="YYYY-MM-DD HH:mm" value={at} placeholder={text.tryNow} needConfirm={false} onChange={(picked) => change({ at: picked as Dayjs | null })} style={{ width: '100%' }} /></Form.Item>
        {book && book.callOut.distance.length > 0 ? <Form.Item label={text.tryDistance} htmlFor="try-distance"><ScaledField id="try-distance" scale={1000} min={0} max={20_100_000} suffix={text.kilometers} placeholder={text.tryOwnDistance} value={distanceMeters} onChange={(meters) => change({ distanceMeters: meters })} style={{ width: '100%' }} /></Form.Item> : null}
        <Form.Item label={text.tryUrgency}><Radio.Group optionType="button" value={urgency} onChange={({ target }) => change({ urgency: target.value as Urgency })} options={urgencies.map((value) => ({ value, label: words.urgencies[value] }))} /></Form.Item>
      </Form>
      <ProblemNotice error={asked ? band.error : null} onRetry={() => void band.refetch()} />
      {!asked ? <div className={pageStyles.hint}>{text.tryNone}</div> : band.data && !band.error ? <Band band={band.data} draft={book?.status === 'draft'} /> : null}
    </Panel>
  );
}

function Band({ band, draft }: { band: PriceBand | PriceTrial; draft: boolean }) {
  const { price, warranty } = band;
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
      {'labour' in band ? <Lines labour={band.labour} /> : null}
      <div className={pageStyles.hint}>{draft ? text.tryDraft(price.effectiveFrom) : text.tryFrom(price.effectiveFrom)}</div>
    </div>
  );
}

/** What the engineer will be able to quote for it. */
function Lines({ labour }: { labour: LabourPrice[] }) {
  const words = useWords();
  return (
    <div>
      <div className={pageStyles.hint}>{words.priceBooks.tryLines}</div>
      <ul className={styles.rows}>
        {labour.map((price) => <li key={price.code} className={styles.row}><div className={styles.rowText}>{price.code} {price.name}<div className={pageStyles.hint}>{labourText(price, words)}</div></div></li>)}
      </ul>
      {labour.length === 0 ? words.priceBooks.noLabour : null}
    </div>
  );
}
