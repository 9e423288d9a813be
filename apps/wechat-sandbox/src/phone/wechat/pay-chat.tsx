import { ChevronLeft } from 'lucide-react';
import type { PayMessage } from '../../contract.js';
import { messageTime, useNow } from '../clock.js';
import { useLocale, useText } from '../i18n/text-context.js';
import { money } from '../money.js';
import { useScrolledToEnd } from '../scrolled-to-end.js';

/** The chat with 微信支付: receipts, nothing to answer. */
export function PayChat({ messages, onBack }: { messages: PayMessage[]; onBack: () => void }) {
  const { pay, common } = useText();
  const thread = useScrolledToEnd(messages.length);
  return (
    <div className="chat" data-testid="pay-chat">
      <header className="wx-bar">
        <button className="wx-bar__back" onClick={onBack} aria-label={common.back} data-testid="chat-back">
          <ChevronLeft size={26} />
        </button>
        <h1>{pay.chat.name}</h1>
      </header>
      <div className="chat__thread" ref={thread}>
        {messages.map((message) => (
          <Receipt key={message.id} message={message} />
        ))}
      </div>
    </div>
  );
}

function Receipt({ message }: { message: PayMessage }) {
  const { pay } = useText();
  const { locale } = useLocale();
  const now = useNow();
  const { kind, total, merchant, description, method, at } = message;
  const time = messageTime(new Date(at), now, locale);
  return (
    <>
      <time className="receipt-time">{time}</time>
      <article className="receipt" data-testid="pay-receipt" data-kind={kind}>
        <h2>{pay.chat.receipts[kind]}</h2>
        <p className="receipt__label">{pay.chat[kind]}</p>
        <p className="receipt__amount">{money(total)}</p>
        <dl>
          <dt>{pay.chat.merchant}</dt>
          <dd>{merchant}</dd>
          <dt>{pay.chat.item}</dt>
          <dd>{description}</dd>
          <dt>{kind === 'payment' ? pay.chat.method : pay.chat.back}</dt>
          <dd>{pay.sheet.methods[method]}</dd>
        </dl>
      </article>
    </>
  );
}
