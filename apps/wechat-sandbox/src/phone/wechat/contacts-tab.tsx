import type { PersonView } from '../../contract.js';
import { Avatar } from '../avatar.js';
import { useText } from '../i18n/text-context.js';

export function ContactsTab({ others, onContact }: { others: PersonView[]; onContact: (id: string) => void }) {
  const { wechat } = useText();
  return (
    <>
      <header className="wx-bar">
        <h1>{wechat.tabs.contacts}</h1>
      </header>
      {others.length === 0 && <p className="empty">{wechat.noContacts}</p>}
      <ul className="rows">
        {others.map(({ id, name, note, avatarColor }) => (
          <li key={id}>
            <button className="row" onClick={() => onContact(id)} data-testid="contact-row">
              <Avatar name={name} color={avatarColor} size={40} />
              <span className="row__text">
                <strong>{name}</strong>
                <small>{note}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
