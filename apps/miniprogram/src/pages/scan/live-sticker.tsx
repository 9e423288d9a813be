import { Image, Text, View } from '@tarojs/components';
import { type ScanView, type TicketProgressCard } from '@scanfix/shared-types';
import { useState } from 'react';
import { LoginNeededError } from '@/api/failures';
import { fileUrl } from '@/api/transport';
import { PriceCard } from '@/billing/price-card';
import { usePriceBand } from '@/billing/use-price-band';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { Card, Fact } from '@/components/card';
import { Chips } from '@/components/chips';
import { categoryIcon, Icon } from '@/components/icon';
import { ServicePhoneRow } from '@/components/service-phone';
import { Notice } from '@/components/states';
import { TicketCard } from '@/components/ticket-card';
import { VerifyPhoneSheet } from '@/components/verify-phone-sheet';
import { device } from '@/device';
import { useWords, type Words } from '@/i18n';
import { duration, exactTime, placeText, spacedCode, subjectName, warrantyText } from '@/i18n/format';
import { failureText } from '@/i18n/wording';
import { open } from '@/navigation/navigation';
import { rememberedContact } from '@/reporting/draft-store';
import { followedTickets } from '@/reporting/followed';
import { logInByCode } from '@/reporting/submit';
import { call } from '@/session/call';
import { ensureSessionAt } from '@/session/session';
import styles from './index.module.scss';

function Subject({ view }: { view: ScanView }) {
  const words = useWords();
  const { asset, place } = view;
  const photo = asset?.photo;
  return (
    <View className={styles.subject}>
      <View className={styles.photo}>
        {photo
          ? <Image className={styles.photoImage} src={fileUrl(photo.thumbnailUrl ?? photo.url)} mode="aspectFill" onClick={() => device.viewImages([fileUrl(photo.url)], 0)} />
          : <Icon name={asset ? categoryIcon(asset.categoryIcon) : 'place'} size="huge" />}
      </View>
      <View className={styles.names}>
        <Text className={styles.name}>{subjectName(view)}</Text>
        {asset?.modelName && <Text className={styles.second}>{asset.modelName}</Text>}
        {place && <View className={styles.placeLine}><Icon name="place" className={styles.placeIcon} /><Text>{placeText(place)}</Text></View>}
        {asset?.serialNumberTail && <Text className={styles.second}>{words.scan.serialTail(asset.serialNumberTail)}</Text>}
      </View>
    </View>
  );
}

/** Repaired, and nobody has said yet that it works: whoever stands before it may know better. */
const isRepaired = ({ state }: TicketProgressCard): boolean => state === 'completed';

/** Reported here without an account: the private link is the reporter's own, who need not follow what is theirs. */
const ownLink = ({ number }: TicketProgressCard) => followedTickets().find((followed) => followed.number === number);

/** By when somebody answers, as long as that is still to come: what was kept for a cellar may be old. */
function answerText(words: Words, { answeredBy, expectedResponseMinutes }: ScanView): string {
  const ahead = answeredBy !== null && Date.parse(answeredBy) > Date.now();
  return ahead ? words.scan.expectedBy(exactTime(words, answeredBy)) : words.scan.expectedValue(duration(words, expectedResponseMinutes.normal));
}

/** Follows one ticket as one more requester; a key made once, so that a second tap follows once. */
function useMeToo(view: ScanView): { join: (ticket: TicketProgressCard) => void; busy: boolean; verifying: TicketProgressCard | null; stop: () => void; verified: (phone: string, code: string) => Promise<void> } {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [verifying, setVerifying] = useState<TicketProgressCard | null>(null);
  const [key] = useState(() => device.randomId());

  const follow = async (ticket: TicketProgressCard): Promise<void> => {
    await ensureSessionAt(view.organization.id, view.code);
    const { ticket: followed } = await call('POST /my/follows', { body: { stickerCode: view.code, ticketNumber: ticket.number }, idempotencyKey: `${key}-${ticket.number}`.slice(-64) });
    if (isRepaired(ticket)) {
      open('/pages/progress/index', { id: String(followed.id), rework: '1' });
      return;
    }
    device.toast(words.scan.followed);
    open('/pages/progress/index', { id: String(followed.id) });
  };
  const join = (ticket: TicketProgressCard): void => {
    const own = ownLink(ticket);
    if (own) {
      open('/pages/progress/index', { follow: own.token, ...(isRepaired(ticket) ? { rework: '1' as const } : {}) });
      return;
    }
    setBusy(true);
    void follow(ticket).catch((error: unknown) => {
      if (error instanceof LoginNeededError) setVerifying(ticket);
      else device.toast(failureText(words, error));
    }).finally(() => setBusy(false));
  };
  const verified = async (phone: string, code: string): Promise<void> => {
    await logInByCode(phone, code, view.code);
    const ticket = verifying;
    setVerifying(null);
    if (ticket) join(ticket);
  };
  return { join, busy, verifying, stop: () => setVerifying(null), verified };
}

/** A sticker in use: the device, what is known of it, what is under way, and one big button. */
export function LiveSticker({ view, stale }: { view: ScanView; stale: boolean }) {
  const words = useWords();
  const { asset, organization, openTickets } = view;
  const meToo = useMeToo(view);
  const retired = asset?.status === 'retired';
  const [problemTypeId, setProblemTypeId] = useState<number | null>(null);
  const band = usePriceBand(retired ? null : { stickerCode: view.code, ...(problemTypeId === null ? {} : { problemTypeId }) });
  const report = (another: boolean): void =>
    open('/pages/report/index', { code: view.code, ...(another ? { another: '1' as const } : {}), ...(problemTypeId === null ? {} : { problem: String(problemTypeId) }) });
  const [chosenNumber, setChosenNumber] = useState(openTickets[0]?.number);
  const chosen = openTickets.find(({ number }) => number === chosenNumber) ?? openTickets[0];
  const own = chosen !== undefined && ownLink(chosen) !== undefined;

  return (
    <View>
      {stale && <Notice icon="cloud-off" tone="warning">{words.general.offline}</Notice>}
      <Card><Subject view={view} /></Card>
      {retired && <Notice icon="alert" tone="warning">{words.scan.retired}</Notice>}

      {chosen && (
        <View>
          <Text className={styles.heading}>{words.scan.openTickets(openTickets.length)}</Text>
          {openTickets.map((ticket) => (
            <TicketCard
              key={ticket.number}
              number={ticket.number}
              state={ticket.state}
              problem={ticket.problem ?? words.scan.unnamedProblem}
              submittedAt={ticket.submittedAt}
              followerCount={ticket.followerCount}
              chosen={openTickets.length > 1 && ticket.number === chosen?.number}
              onClick={openTickets.length > 1 ? () => setChosenNumber(ticket.number) : undefined}
            />
          ))}
          <Text className={styles.meTooHint}>{isRepaired(chosen) ? words.rework.scanHint : own ? words.scan.ownHint : words.scan.openTicketsHint}</Text>
        </View>
      )}

      <Card>
        {asset && <Fact name={words.scan.warranty}><Text className={asset.warranty.status === 'in-warranty' ? styles.good : ''}>{warrantyText(words, asset.warranty)}</Text></Fact>}
        {!band && !retired && asset?.warranty.status === 'out-of-warranty' && <Text className={styles.hint}>{words.tickets.warranty.outOfWarrantyHint}</Text>}
        {!retired && <Fact name={words.scan.expected}><Text>{answerText(words, view)}</Text></Fact>}
        {asset && asset.status !== 'in-service' && <Fact name={words.scan.status}><Text>{words.tickets.assetStatuses[asset.status]}</Text></Fact>}
      </Card>
      {band && (
        <PriceCard band={band}>
          {view.problemTypes.length > 0 && <Chips choices={view.problemTypes.map(({ id, name }) => ({ value: id, text: name }))} chosen={problemTypeId} optional onChoose={setProblemTypeId} />}
        </PriceCard>
      )}

      {organization.notice && (
        <Card title={words.scan.notice}>
          <Text className={styles.notice}>{organization.notice}</Text>
        </Card>
      )}
      {organization.servicePhone && <Card><ServicePhoneRow phone={organization.servicePhone} /></Card>}
      <Text className={styles.code}>{`${organization.shortName} · ${words.scan.code(spacedCode(view.code))}`}</Text>

      {retired ? <BottomBar><Button look="secondary" wide icon="pencil" onClick={() => open('/pages/report/index', {})}>{words.scan.withoutSticker}</Button></BottomBar> : (
        <BottomBar>
          {chosen ? (
            <View className={styles.pair}>
              <Button look="secondary" wide onClick={() => report(true)}>{words.scan.another}</Button>
              <Button icon={isRepaired(chosen) || own ? undefined : 'people'} wide busy={meToo.busy} onClick={() => meToo.join(chosen)}>{isRepaired(chosen) ? words.rework.scan : own ? words.scan.seeOwn : words.scan.meToo}</Button>
            </View>
          ) : <Button wide icon="wrench" onClick={() => report(false)}>{words.scan.report}</Button>}
        </BottomBar>
      )}
      {meToo.verifying && <VerifyPhoneSheet phone={rememberedContact().phone} purpose="login" stickerCode={view.code} onCode={meToo.verified} onClose={meToo.stop} />}
    </View>
  );
}
