import { Text, View } from '@tarojs/components';
import type { ScanView } from '@scanfix/shared-types';
import { send } from '@/api/transport';
import { Button } from '@/components/button';
import type { IconName } from '@/components/icon';
import { ServicePhoneButton } from '@/components/service-phone';
import { Message } from '@/components/states';
import { useLoaded } from '@/components/use-loaded';
import { useScanner } from '@/components/use-scanner';
import { useWords } from '@/i18n';
import { spacedCode } from '@/i18n/format';
import { open, openScanned } from '@/navigation/navigation';
import { canLogInSilently, ensureSession } from '@/session/session';
import { useSession } from '@/session/use-session';
import styles from './index.module.scss';

export type DeadReason = 'blank' | 'lost' | 'void' | 'malformed' | 'unknown';

const icons: Record<DeadReason, IconName> = { blank: 'sticker', lost: 'alert', void: 'cross-circle', malformed: 'alert', unknown: 'info' };

/** A sticker that cannot be reported with: why, and what to do instead. */
export function DeadSticker({ reason, code, view }: { reason: DeadReason; code: string | null; view: ScanView | null }) {
  const words = useWords();
  const scan = useScanner();
  const session = useSession();
  const configuration = useLoaded(view ? null : 'configuration', () => send('GET /client-configuration', {}, null));
  const phone = view ? view.organization.servicePhone : configuration.value?.servicePhone;
  // Engineers are to see their button on a phone they have not used yet.
  useLoaded(reason === 'blank' && !session && canLogInSilently() ? 'session' : null, ensureSession);
  const mayBind = reason === 'blank' && code !== null && session?.me.permissions.includes('sticker:bind');

  return (
    <View>
      <Message icon={icons[reason]} tone={reason === 'blank' ? 'calm' : 'bad'} title={words.scan[`${reason}Title`]} text={words.scan[`${reason}Text`]}>
        {mayBind && <Button icon="link" onClick={() => open('/staff/bind-sticker/index', { code: code ?? '' })}>{words.scan.bind}</Button>}
        {(reason === 'malformed' || reason === 'unknown') && <Button icon="scan" onClick={() => scan(openScanned)}>{words.scan.scanAgain}</Button>}
        <Button look="secondary" icon="pencil" onClick={() => open('/pages/report/index', {})}>{words.scan.withoutSticker}</Button>
        {phone && <ServicePhoneButton phone={phone} />}
      </Message>
      {code && <Text className={styles.code}>{words.scan.code(spacedCode(code))}</Text>}
    </View>
  );
}
