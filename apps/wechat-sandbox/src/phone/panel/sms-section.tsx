import type { SmsMessage } from '../../contract.js';
import { messageTime, useNow } from '../clock.js';
import { useLocale, useText } from '../i18n/text-context.js';

const shown = 20;

/** A mistyped number's message would else be lost: it reaches no phone of the sandbox. */
export function SmsSection({ messages }: { messages: SmsMessage[] }) {
  const { panel } = useText();
  const { locale } = useLocale();
  const now = useNow();
  return (
    <details className="card">
      <summary>
        {panel.sms} <span className="count">{messages.length}</span>
      </summary>
      <p className="hint">{messages.length === 0 ? panel.noSms : panel.smsHint}</p>
      <ul className="sms-log">
        {messages
          .slice(-shown)
          .reverse()
          .map((message) => (
            <li key={message.id} data-testid="panel-sms">
              <strong>{message.phone}</strong>
              <time>{messageTime(new Date(message.receivedAt), now, locale)}</time>
              <p>{message.text}</p>
            </li>
          ))}
      </ul>
    </details>
  );
}
