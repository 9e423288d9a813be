import { ChevronLeft, MessageCircle, Phone } from 'lucide-react';
import type { PersonView } from '../../contract.js';
import { Avatar } from '../avatar.js';
import { useText } from '../i18n/text-context.js';

interface ContactCardProps {
  contact: PersonView;
  onMessage: () => void;
  onCall: (number: string) => Promise<boolean>;
  onBack: () => void;
}

export function ContactCard({ contact, onMessage, onCall, onBack }: ContactCardProps) {
  const { wechat, common } = useText();
  const { name, note, phone, avatarColor, id } = contact;
  return (
    <div className="contact" data-testid="contact">
      <header className="wx-bar">
        <button className="wx-bar__back" onClick={onBack} aria-label={common.back}>
          <ChevronLeft size={26} />
        </button>
        <h1 />
      </header>
      <div className="profile">
        <Avatar name={name} color={avatarColor} size={64} />
        <div>
          <strong>{name}</strong>
          <span>{note}</span>
          <span>
            {wechat.wechatId} {id}
          </span>
        </div>
      </div>
      <div className="cells">
        <div className="cell">
          <span className="cell__label">{wechat.phone}</span>
          <span className="cell__value">{phone ?? wechat.noPhone}</span>
        </div>
      </div>
      <div className="contact__actions">
        <button onClick={onMessage}>
          <MessageCircle size={20} aria-hidden /> {wechat.sendMessage}
        </button>
        {phone && (
          <button onClick={() => void onCall(phone)}>
            <Phone size={20} aria-hidden /> {wechat.call}
          </button>
        )}
      </div>
    </div>
  );
}
