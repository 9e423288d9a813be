import type { PersonView, SmsMessage } from '../../contract.js';
import { messageTime, useNow } from '../clock.js';
import { CopyButton } from '../copy-button.js';
import { useLocale, useText } from '../i18n/text-context.js';
import { LinkedText } from '../linked-text.js';
import { useScrolledToEnd } from '../scrolled-to-end.js';

interface MessagesAppProps {
  person: PersonView;
  messages: SmsMessage[];
  onLink: (url: string) => void;
}

/** The phone's SMS. All of them come from one sender here. */
export function MessagesApp({ person, messages, onLink }: MessagesAppProps) {
  const text = useText();
  const { locale } = useLocale();
  const now = useNow();
  const thread = useScrolledToEnd(messages.length);
  return (
    <div className="messages" data-testid="messages">
      <header className="messages__head">
        <span className="avatar messages__avatar">{text.messages.sender.slice(0, 1)}</span>
        <strong>{text.messages.sender}</strong>
        <small>{text.messages.number}</small>
      </header>
      <div className="messages__thread" ref={thread}>
        {messages.length === 0 && <p className="empty">{person.phone ? text.messages.empty : text.messages.noPhone}</p>}
        {messages.map((message) => (
          <article key={message.id} className="sms" data-testid="sms">
            <time>{messageTime(new Date(message.receivedAt), now, locale)}</time>
            <p>
              <LinkedText text={message.text} onLink={onLink} />
            </p>
            {message.code && (
              <CopyButton value={message.code} testId="sms-copy-code">
                {text.messages.copyCode(message.code)}
              </CopyButton>
            )}
          </article>
        ))}
      </div>
    </div>
  );
}
