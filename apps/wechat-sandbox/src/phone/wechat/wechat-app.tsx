import { CircleUser, Compass, Contact, MessageCircle, WifiOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { PayMessage, PersonView } from '../../contract.js';
import type { PhoneSettings } from '../device/phone-settings.js';
import type { PhoneState } from '../device/use-phone.js';
import { useText } from '../i18n/text-context.js';
import { Chat } from './chat.js';
import { ChatsTab } from './chats-tab.js';
import { fileTransfer, useChats } from './chats.js';
import { ContactCard } from './contact-card.js';
import { ContactsTab } from './contacts-tab.js';
import { DiscoverTab } from './discover-tab.js';
import { MeTab } from './me-tab.js';
import { PayChat } from './pay-chat.js';

interface WechatAppProps {
  phone: PhoneState;
  person: PersonView;
  people: PersonView[];
  /** Of this person, oldest first. */
  payMessages: PayMessage[];
  settings: PhoneSettings;
  changeSettings: (changes: Partial<PhoneSettings>) => void;
}

type Tab = 'chats' | 'contacts' | 'discover' | 'me';
type Over = { kind: 'chat' | 'contact'; peer: string } | { kind: 'pay' } | null;

export function WechatApp({ phone, person, people, payMessages, settings, changeSettings }: WechatAppProps) {
  const text = useText();
  const [tab, setTab] = useState<Tab>('chats');
  const [over, setOver] = useState<Over>(null);
  const chats = useChats(person.id);
  const others = people.filter(({ id }) => id !== person.id);
  const peer = others.find(({ id }) => over !== null && over.kind !== 'pay' && id === over.peer);
  const openChat = (id: string): void => setOver({ kind: 'chat', peer: id });

  if (over?.kind === 'pay') return <PayChat messages={payMessages} onBack={() => setOver(null)} />;
  if (over?.kind === 'chat' && (peer || over.peer === fileTransfer)) {
    return (
      <Chat
        me={person}
        peer={peer ?? null}
        messages={chats.withPeer(over.peer)}
        onSend={(message) => chats.send(over.peer, message)}
        onLink={phone.openInWechat}
        onBack={() => setOver(null)}
      />
    );
  }
  if (over?.kind === 'contact' && peer) {
    return <ContactCard contact={peer} onMessage={() => openChat(peer.id)} onCall={phone.call} onBack={() => setOver(null)} />;
  }
  const scan = (): void => void phone.scan('wechat');
  return (
    <div className="wechat" data-testid="wechat">
      <div className="wechat__tab">
        {!settings.online && (
          <div className="wechat__offline">
            <WifiOff size={16} aria-hidden /> {text.wechat.offlineBar}
          </div>
        )}
        {tab === 'chats' && <ChatsTab others={others} chats={chats} payMessages={payMessages} onChat={openChat} onPay={() => setOver({ kind: 'pay' })} onScan={scan} onMiniProgram={phone.showMiniProgram} />}
        {tab === 'contacts' && <ContactsTab others={others} onContact={(id) => setOver({ kind: 'contact', peer: id })} />}
        {tab === 'discover' && <DiscoverTab onScan={scan} onMiniProgram={phone.showMiniProgram} />}
        {tab === 'me' && <MeTab person={person} settings={settings} changeSettings={changeSettings} />}
      </div>
      <nav className="tabs">
        <TabButton tab="chats" current={tab} onOpen={setTab} icon={<MessageCircle size={24} />} />
        <TabButton tab="contacts" current={tab} onOpen={setTab} icon={<Contact size={24} />} />
        <TabButton tab="discover" current={tab} onOpen={setTab} icon={<Compass size={24} />} />
        <TabButton tab="me" current={tab} onOpen={setTab} icon={<CircleUser size={24} />} />
      </nav>
    </div>
  );
}

interface TabButtonProps {
  tab: Tab;
  current: Tab;
  onOpen: (tab: Tab) => void;
  icon: ReactNode;
}

function TabButton({ tab, current, onOpen, icon }: TabButtonProps) {
  const { wechat } = useText();
  return (
    <button className="tabs__tab" aria-current={tab === current ? 'page' : undefined} onClick={() => onOpen(tab)} data-testid={`tab-${tab}`}>
      {icon}
      {wechat.tabs[tab]}
    </button>
  );
}
