import { CirclePlus, FolderSync, ScanLine, Search } from 'lucide-react';
import { useState } from 'react';
import type { PayMessage, PersonView } from '../../contract.js';
import { Avatar } from '../avatar.js';
import { messageTime, useNow } from '../clock.js';
import { useLocale, useText } from '../i18n/text-context.js';
import { money } from '../money.js';
import { AppLogo } from './app-logo.js';
import { fileTransfer, type useChats } from './chats.js';
import { PayMark } from './pay-mark.js';

const payAccount = 'wechat-pay';

interface ChatsTabProps {
  others: PersonView[];
  chats: ReturnType<typeof useChats>;
  onChat: (peer: string) => void;
  /** Of the person who holds the phone, oldest first. */
  payMessages: PayMessage[];
  onPay: () => void;
  onScan: () => void;
  onMiniProgram: () => void;
}

export function ChatsTab({ others, chats, payMessages, onChat, onPay, onScan, onMiniProgram }: ChatsTabProps) {
  const { wechat, app, pay } = useText();
  const [search, setSearch] = useState('');
  const [menuOpen, setMenuOpen] = useState(false);
  const wanted = search.trim().toLowerCase();
  const receipt = payMessages.at(-1);
  const payRow = receipt && {
    id: payAccount,
    name: pay.chat.name,
    avatar: <PayMark />,
    hint: pay.chat.hint,
    last: { text: `${pay.chat[receipt.kind]} ${money(receipt.total)}`, at: Date.parse(receipt.at) },
  };
  const rows = [
    { id: fileTransfer, name: wechat.fileTransfer, avatar: <span className="avatar avatar--files"><FolderSync size={24} /></span>, hint: wechat.fileTransferHint },
    ...others.map(({ id, name, avatarColor, note }) => ({ id, name, avatar: <Avatar name={name} color={avatarColor} />, hint: note })),
  ]
    .map((row): Row => ({ ...row, last: chats.withPeer(row.id).at(-1) }))
    .concat(payRow ?? [])
    .filter(({ name, hint }) => `${name} ${hint}`.toLowerCase().includes(wanted))
    .sort((one, other) => (other.last?.at ?? 0) - (one.last?.at ?? 0));
  const showsMiniProgram = `${app.name} ${app.kind}`.toLowerCase().includes(wanted);

  return (
    <>
      <header className="wx-bar">
        <h1>{wechat.tabs.chats}</h1>
        <button className="wx-bar__action" onClick={() => setMenuOpen(!menuOpen)} aria-label={wechat.menu} aria-expanded={menuOpen} data-testid="wechat-menu">
          <CirclePlus size={24} strokeWidth={1.6} />
        </button>
        {menuOpen && (
          <>
            <button className="pop-menu__shade" onClick={() => setMenuOpen(false)} aria-label={wechat.menu} />
            <div className="pop-menu" role="menu">
              <button
                role="menuitem"
                onClick={() => {
                  setMenuOpen(false);
                  onScan();
                }}
                data-testid="wechat-scan">
                <ScanLine size={20} aria-hidden /> {wechat.scan}
              </button>
            </div>
          </>
        )}
      </header>
      <label className="search">
        <Search size={16} aria-hidden />
        <input type="search" value={search} onChange={({ target }) => setSearch(target.value)} placeholder={wechat.search} data-testid="wechat-search" />
      </label>
      {showsMiniProgram && (
        <section className="recent">
          <h2>{wechat.recent}</h2>
          <div className="recent__row">
            <button onClick={onMiniProgram} data-testid="recent-mini-program">
              <AppLogo size={52} />
              {app.name}
            </button>
            <button onClick={onScan} data-testid="recent-scan">
              <span className="recent__scan">
                <ScanLine size={26} aria-hidden />
              </span>
              {wechat.scan}
            </button>
          </div>
        </section>
      )}
      <ul className="rows">
        {rows.map((row) => (
          <ChatRow key={row.id} {...row} onOpen={() => (row.id === payAccount ? onPay() : onChat(row.id))} />
        ))}
      </ul>
      {rows.length === 0 && !showsMiniProgram && <p className="empty">{wechat.nothingFound}</p>}
    </>
  );
}

interface Row {
  id: string;
  name: string;
  avatar: JSX.Element;
  hint: string;
  last: { text: string; at: number } | undefined;
}

interface ChatRowProps extends Row {
  onOpen: () => void;
}

function ChatRow({ id, name, avatar, hint, last, onOpen }: ChatRowProps) {
  const { locale } = useLocale();
  const now = useNow();
  return (
    <li>
      <button className="row" onClick={onOpen} data-testid="chat-row" data-peer={id}>
        {avatar}
        <span className="row__text">
          <strong>{name}</strong>
          <small>{last?.text ?? hint}</small>
        </span>
        {last && <time>{messageTime(new Date(last.at), now, locale)}</time>}
      </button>
    </li>
  );
}
