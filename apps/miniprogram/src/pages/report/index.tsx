import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { maximumTicketPhotos, type AssetCategory, type PriceBandQuery, type ProblemType } from '@scanfix/shared-types';
import { useState } from 'react';
import { PriceCard } from '@/billing/price-card';
import { usePriceBand } from '@/billing/use-price-band';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { LongTextField } from '@/components/field';
import { MediaPicker } from '@/components/media-picker';
import { PrivacyNote } from '@/components/privacy-note';
import { screen } from '@/components/screen';
import { Notice, Skeleton } from '@/components/states';
import { useLoaded } from '@/components/use-loaded';
import { VerifyPhoneSheet } from '@/components/verify-phone-sheet';
import { useWords } from '@/i18n';
import { fieldText } from '@/i18n/wording';
import type { ReportDraft } from '@/reporting/draft';
import { call } from '@/session/call';
import { canLogInSilently, currentSession } from '@/session/session';
import { useSession } from '@/session/use-session';
import { loadScanView } from '@/stickers/scan-view';
import { parseScanQuery } from '@/stickers/scanned';
import { ContactCard } from './contact-card';
import styles from './index.module.scss';
import { OpenTicketSheet } from './open-ticket-sheet';
import { PlaceCard } from './place-card';
import { ProblemCard } from './problem-card';
import { SubjectLine } from './subject-line';
import { fieldId, useReport } from './use-report';
import { WhenCard } from './when-card';

interface Context {
  problemTypes: ProblemType[];
  categories: AssetCategory[];
  scan: Awaited<ReturnType<typeof loadScanView>> | null;
}

/** What the form can offer; whatever cannot be had now is left out, for words alone are enough to report. */
async function loadContext(code: string | null): Promise<Context> {
  if (code) {
    const scan = await loadScanView(code).catch(() => null);
    return { problemTypes: scan?.view.problemTypes ?? [], categories: [], scan };
  }
  const knownPerson = currentSession() !== null || canLogInSilently();
  const categories = knownPerson ? await call('GET /my/problem-types', {}).catch(() => []) : [];
  return { problemTypes: [], categories, scan: null };
}

/** By device or place, fault, urgency and hour; without a sticker only once there is something to go by. */
function bandQuery(code: string | null, known: boolean, categories: AssetCategory[], { problemTypeId, place, urgency, preferredTime }: ReportDraft): PriceBandQuery | null {
  const category = categories.find(({ problemTypes }) => problemTypes.some(({ id }) => id === problemTypeId));
  if (!code && (!known || (!place && !category))) return null;
  return {
    ...(code ? { stickerCode: code } : { ...(place ? { locationId: place.id } : {}), ...(category ? { categoryId: category.id } : {}) }),
    ...(problemTypeId === null ? {} : { problemTypeId }),
    urgency,
    ...(preferredTime ? { at: preferredTime.from } : {}),
  };
}

function Form({ code, another, problemTypeId, context }: { code: string | null; another: boolean; problemTypeId: number | null; context: Context }) {
  const words = useWords();
  const session = useSession();
  const { problemTypes, categories, scan } = context;
  const view = scan?.view ?? null;
  const allTypes = [...problemTypes, ...categories.flatMap((category) => category.problemTypes)];
  const titleOf = (draft: ReportDraft): string => allTypes.find(({ id }) => id === draft.problemTypeId)?.name ?? view?.asset?.name ?? words.report.titlePlace;
  const form = useReport(code, { another, problemTypeId }, view, titleOf);
  const { draft, change, media } = form;
  const known = session !== null || canLogInSilently();
  const band = usePriceBand(bandQuery(code, known, categories, draft));
  const error = (field: string): string | null => {
    const rule = form.errorOf(field);
    return rule ? fieldText(words, rule) : null;
  };

  return (
    <View>
      {view && <SubjectLine view={view} />}
      {!band && view?.asset?.warranty.status === 'out-of-warranty' && <Notice tone="warning">{words.report.outOfWarranty}</Notice>}
      {form.restored && (
        <View className={styles.restored}>
          <Text>{words.report.draftRestored}</Text>
          <Button small look="quiet" onClick={form.startOver}>{words.report.startOver}</Button>
        </View>
      )}

      {!code && <PlaceCard draft={draft} change={change} mayChoose={known} error={error('placeText') ?? error('locationId')} />}
      <ProblemCard problemTypes={problemTypes} categories={categories} chosen={draft.problemTypeId} onChoose={(problemTypeId) => change({ problemTypeId })} />
      <Card title={words.report.description}>
        <LongTextField
          id={fieldId('description')}
          value={draft.description}
          onChange={(description) => change({ description })}
          placeholder={words.report.descriptionExample}
          hint={words.report.descriptionHint}
          error={error('description') ?? error('problemTypeId')}
        />
      </Card>
      <Card title={words.report.media} hint={words.report.mediaHint(maximumTicketPhotos)} id={fieldId('attachments')}>
        <MediaPicker items={media.items} mayAdd={media.mayAdd} onAdd={media.add} onRetry={media.retry} onRemove={media.remove} />
        {error('attachments') && <Text className={styles.error}>{error('attachments')}</Text>}
      </Card>
      <ContactCard draft={draft} change={change} nameError={error('contact.name')} phoneError={error('contact.phone')} />
      <WhenCard draft={draft} change={change} timeError={error('preferredTime')} />
      {band && <PriceCard band={band} at={draft.preferredTime?.from} />}

      <PrivacyNote>{words.report.privacyNote}</PrivacyNote>
      <BottomBar>
        <Button wide busy={form.submitting} onClick={form.submit}>
          {form.waiting ? words.report.waitForUploads : form.submitting ? words.report.submitting : words.report.submit}
        </Button>
      </BottomBar>

      {form.verifying && <VerifyPhoneSheet phone={draft.contactPhone} purpose={form.verifying} stickerCode={code} onCode={form.verified} onClose={form.stopVerifying} />}
      {form.openTicket !== null && <OpenTicketSheet stickerCode={code} number={form.openTicket} onAnother={form.submitAnother} onClose={form.dismissOpenTicket} />}
    </View>
  );
}

function ReportPage() {
  const { params } = useRouter();
  const [code] = useState(() => {
    const scanned = parseScanQuery(params);
    return scanned.kind === 'sticker' ? scanned.code : null;
  });
  const problemTypeId = Number(params.problem);
  const context = useLoaded(code ?? 'without sticker', () => loadContext(code));
  if (!context.value) return <Skeleton cards={4} />;
  return <Form code={code} another={params.another === '1'} problemTypeId={problemTypeId > 0 ? problemTypeId : null} context={context.value} />;
}

export default screen(ReportPage, { title: (words) => words.report.title });
