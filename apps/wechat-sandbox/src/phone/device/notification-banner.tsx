import { MessageSquare } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { SmsMessage } from '../../contract.js';
import { useText } from '../i18n/text-context.js';

const shownMilliseconds = 6_000;

/** Drops down when an SMS comes in; those from before the phone was picked up stay quiet. */
export function NotificationBanner({ messages, onOpen }: { messages: SmsMessage[]; onOpen: () => void }) {
  const text = useText();
  const newest = messages.at(-1);
  const seen = useRef(newest?.id ?? 0);
  const [shown, setShown] = useState<SmsMessage | null>(null);

  useEffect(() => {
    if (!newest || newest.id <= seen.current) return undefined;
    seen.current = newest.id;
    setShown(newest);
    return undefined;
  }, [newest]);

  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setShown(null), shownMilliseconds);
    return () => clearTimeout(timer);
  }, [shown]);

  if (!shown) return null;
  const open = (): void => {
    setShown(null);
    onOpen();
  };
  return (
    <button className="notification" onClick={open} role="status" data-testid="sms-notification" key={shown.id}>
      <span className="app-icon__tile app-icon__tile--messages notification__icon">
        <MessageSquare size={18} fill="currentColor" aria-hidden />
      </span>
      <span className="notification__body">
        <strong>
          {text.messages.sender} <small>{text.messages.now}</small>
        </strong>
        <span>{shown.text}</span>
      </span>
    </button>
  );
}
