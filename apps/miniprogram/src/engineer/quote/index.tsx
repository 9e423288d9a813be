import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { discountFault, fenTyped, percentOf, withQuoteLine, type QuoteLineRequest, type QuoteMaterial } from '@scanfix/shared-types';
import { useState } from 'react';
import { ProblemError } from '@/api/failures';
import { charged } from '@/billing/quote-changes';
import { WarrantyCard } from '@/billing/quote-paper';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { LongTextField, TextField } from '@/components/field';
import { Failure, Notice, Skeleton } from '@/components/states';
import { useLoaded } from '@/components/use-loaded';
import { device } from '@/device';
import { useWords, type Words } from '@/i18n';
import { yuan } from '@/i18n/format';
import { unitText } from '@/i18n/money';
import { failureText } from '@/i18n/wording';
import { call } from '@/session/call';
import { engineerScreen } from '../components/engineer-screen';
import { useOnline } from '../components/use-online';
import { ChooseSheet, type PriceChoice } from './choose-sheet';
import { FreeSheet } from './free-sheet';
import styles from './index.module.scss';
import { LineRows } from './line-rows';
import { PartSheet } from './part-sheet';
import { useQuote } from './use-quote';

function labourChoices(words: Words, { labour }: QuoteMaterial): PriceChoice[] {
  const say = words.quoting.editor;
  return labour.map(({ code, name, level, unit, price }) => ({ key: code, name, about: say.levels[level], price: say.each(yuan(price), unitText(words, unit)) }));
}

type Sheet = 'labour' | 'part' | 'other';

function Editor({ visitId, material, onOutdated }: { visitId: number; material: QuoteMaterial; onOutdated: () => void }) {
  const words = useWords();
  const say = words.quoting.editor;
  const online = useOnline();
  const { draft, restored, change, preview, previewError, counts, recount, busy, error, offer } = useQuote(visitId, material, onOutdated);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const { lines } = draft;
  const setLines = (next: QuoteLineRequest[]): void => change({ lines: next });
  const add = (line: QuoteLineRequest): void => {
    setSheet(null);
    setLines(withQuoteLine(lines, line));
  };
  const withCallOut = lines.some(({ kind }) => kind === 'call-out');
  const rows = (kind: QuoteLineRequest['kind']) => <LineRows kind={kind} lines={lines} material={material} counts={counts} onChange={setLines} />;

  const subtotal = counts ? counts.reduce((sum, line) => sum + charged(line), 0) : null;
  const highest = preview?.highestDiscount ?? (subtotal === null ? null : percentOf(subtotal, material.discountLimitPercent));
  const fault = discountFault(draft, highest);
  const discountError = fault === 'no-sum' ? say.amountWrong : fault === 'too-high' && highest !== null ? say.discountTooHigh(yuan(highest)) : null;
  const noPrices = !material.callOut && material.labour.length === 0;
  const ready = online && !noPrices && preview !== null && fault === null;
  return (
    <View>
      {!online && <Notice icon="cloud-off" tone="warning">{words.quoting.offline}</Notice>}
      {restored && <Notice>{say.restored}</Notice>}
      {!restored && material.latest && <Notice>{say.basedOn(material.latest.version)}</Notice>}
      {noPrices && <Notice icon="info" tone="warning">{say.noPrices}</Notice>}
      <WarrantyCard warranty={preview?.warranty ?? material.warranty} />
      {material.callOut && (
        <Card title={say.callOut}>
          {withCallOut ? rows('call-out') : <Button look="secondary" icon="plus" wide onClick={() => add({ kind: 'call-out' })}>{say.withCallOut}</Button>}
        </Card>
      )}
      <Card title={say.labour}>
        {rows('labour')}
        {material.labour.length > 0 && <Button look="secondary" icon="plus" wide onClick={() => setSheet('labour')}>{say.addLabour}</Button>}
      </Card>
      <Card title={say.parts}>
        {rows('part')}
        <Button look="secondary" icon="plus" wide onClick={() => setSheet('part')}>{say.addPart}</Button>
      </Card>
      <Card title={say.free} hint={words.general.optional}>
        {rows('other')}
        <Button look="secondary" icon="plus" wide onClick={() => setSheet('other')}>{say.addFree}</Button>
      </Card>
      <Card>
        <TextField
          id="quote-discount"
          label={say.discount}
          value={draft.discount}
          onChange={(value) => change({ discount: value })}
          placeholder={words.general.optional}
          type="money"
          longest={10}
          hint={highest === null ? undefined : say.discountLimit(yuan(highest), material.discountLimitPercent)}
          error={discountError}
        />
        {(fenTyped(draft.discount) ?? 0) > 0 && <TextField id="quote-discount-reason" label={say.discountReason} value={draft.discountReason} onChange={(discountReason) => change({ discountReason })} placeholder={say.discountReasonExample} longest={100} />}
        <LongTextField id="quote-note" label={say.note} value={draft.note} onChange={(note) => change({ note })} placeholder={say.noteExample} longest={500} />
      </Card>
      {error && <Notice icon="alert" tone="bad">{error}</Notice>}
      {previewError && online && fault !== 'too-high' ? <Notice icon="refresh" tone="warning" onClick={recount}>{previewError instanceof ProblemError ? failureText(words, previewError) : say.notCounted}</Notice> : null}
      <BottomBar>
        <View className={styles.totalLine}>
          <Text>{say.total}</Text>
          {preview && preview.discount > 0 && <Text className={styles.second}>{`${words.quote.discount} ${yuan(-preview.discount)}`}</Text>}
          <Text className={styles.total}>{preview ? yuan(preview.total) : lines.length === 0 ? yuan(0) : say.counting}</Text>
        </View>
        <Button wide busy={busy} disabled={!ready} onClick={offer}>{lines.length === 0 ? say.empty : say.offer(preview ? yuan(preview.total) : '')}</Button>
      </BottomBar>

      {sheet === 'labour' && <ChooseSheet title={say.addLabour} placeholder={say.searchLabour} choices={labourChoices(words, material)} onChoose={(labourCode) => add({ kind: 'labour', labourCode, quantity: 100 })} onClose={() => setSheet(null)} />}
      {sheet === 'part' && <PartSheet parts={material.parts} onChoose={(partId) => add({ kind: 'part', partId, quantity: 100 })} onClose={() => setSheet(null)} />}
      {sheet === 'other' && <FreeSheet onAdd={add} onClose={() => setSheet(null)} />}
    </View>
  );
}

function QuotePage() {
  const words = useWords();
  const { params } = useRouter();
  const visitId = Number(params.id);
  const { value: material, error, reload } = useLoaded(`material ${visitId}`, () => call('GET /jobs/:id/quote-material', { params: { id: visitId } }));
  const online = useOnline();
  const outdated = (): void => void reload().then(() => device.toast(words.quoting.editor.changedMeanwhile));
  if (!material) {
    if (!error) return <Skeleton />;
    return <Failure error={error} onRetry={() => void reload()}>{!online && <Text className={styles.second}>{words.quoting.offline}</Text>}</Failure>;
  }
  // Another version meanwhile: the editor begins anew with it.
  return <Editor key={material.latest?.version ?? 0} visitId={visitId} material={material} onOutdated={outdated} />;
}

export default engineerScreen(QuotePage, (words) => words.quoting.title);
