import { device, DeviceError } from '@/device';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';
import { Button } from './button';
import { LinkRow } from './card';

function useCall(): (phone: string) => void {
  const words = useWords();
  // The number stays readable beside the button whatever becomes of the call.
  return (phone) => void device.callPhone(phone).catch((error: unknown) => {
    if (!(error instanceof DeviceError && error.failure === 'cancelled')) device.toast(failureText(words, error));
  });
}

export function ServicePhoneRow({ phone, title, text }: { phone: string; title?: string; text?: string }) {
  const words = useWords();
  const callDesk = useCall();
  return <LinkRow icon="phone" title={title ?? words.home.service} text={text} value={phone} onClick={() => callDesk(phone)} />;
}

export function ServicePhoneButton({ phone }: { phone: string }) {
  const words = useWords();
  const callDesk = useCall();
  return <Button look="secondary" icon="phone" onClick={() => callDesk(phone)}>{`${words.general.callDesk} ${phone}`}</Button>;
}
