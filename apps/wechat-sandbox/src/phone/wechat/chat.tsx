import { ChevronLeft, FolderSync } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { PersonView } from '../../contract.js';
import { Avatar } from '../avatar.js';
import { useText } from '../i18n/text-context.js';
import { LinkedText } from '../linked-text.js';
import { useScrolledToEnd } from '../scrolled-to-end.js';
import type { ChatMessage } from './chats.js';

interface ChatProps {
  me: PersonView;
  /** Null is oneself: the file transfer chat. */
  peer: PersonView | null;
  messages: ChatMessage[];
  onSend: (text: string) => void;
  onLink: (url: string) => void;
  onBack: () => void;
}

export function Chat({ me, peer, messages, onSend, onLink, onBack }: ChatProps) {
  const { wechat, common } = useText();
  const [draft, setDraft] = useState('');
  const thread = useScrolledToEnd(messages.length);

  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!draft.trim()) return;
    onSend(draft.trim());
    setDraft('');
  };
  return (
    <div className="chat" data-testid="chat">
      <header className="wx-bar">
        <button className="wx-bar__back" onClick={onBack} aria-label={common.back} data-testid="chat-back">
          <ChevronLeft size={26} />
        </button>
        <h1>{peer?.name ?? wechat.fileTransfer}</h1>
      </header>
      <div className="chat__thread" ref={thread}>
        {messages.length === 0 && <p className="empty">{peer ? wechat.noMessages : wechat.fileTransferHint}</p>}
        {messages.map(({ from, text, at }) => (
          <div key={`${at}-${from}`} className={`bubble-row ${from === me.id ? 'bubble-row--mine' : ''}`}>
            {from === me.id && <Avatar name={me.name} color={me.avatarColor} size={40} />}
            {from !== me.id && peer && <Avatar name={peer.name} color={peer.avatarColor} size={40} />}
            {from !== me.id && !peer && <FolderSync size={24} aria-hidden />}
            <p className="bubble">
              <LinkedText text={text} onLink={onLink} />
            </p>
          </div>
        ))}
      </div>
      <form className="chat__composer" onSubmit={send}>
        <input value={draft} onChange={({ target }) => setDraft(target.value)} placeholder={wechat.messageHint} aria-label={wechat.messageHint} data-testid="chat-text" />
        <button className="wx-button" disabled={!draft.trim()} data-testid="chat-send">
          {common.send}
        </button>
      </form>
    </div>
  );
}
