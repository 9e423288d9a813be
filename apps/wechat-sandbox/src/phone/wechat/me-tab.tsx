import type { PersonView } from '../../contract.js';
import { Avatar } from '../avatar.js';
import type { PhoneSettings } from '../device/phone-settings.js';
import { useText } from '../i18n/text-context.js';
import { PermissionSettings } from './permission-settings.js';

interface MeTabProps {
  person: PersonView;
  settings: PhoneSettings;
  changeSettings: (changes: Partial<PhoneSettings>) => void;
}

export function MeTab({ person, settings, changeSettings }: MeTabProps) {
  const { wechat } = useText();
  return (
    <div className="me">
      <div className="profile profile--me">
        <Avatar name={person.name} color={person.avatarColor} size={64} />
        <div>
          <strong>{person.name}</strong>
          <span>{person.note}</span>
          <span>
            {wechat.wechatId} {person.id}
          </span>
        </div>
      </div>
      <div className="cells">
        <div className="cell">
          <span className="cell__label">{wechat.phone}</span>
          <span className="cell__value">{person.phone ?? wechat.noPhone}</span>
        </div>
        <div className="cell">
          <span className="cell__label">{wechat.openid}</span>
          <code className="cell__value">{person.openid}</code>
        </div>
      </div>
      <h2 className="cells__title">{wechat.settings}</h2>
      <PermissionSettings person={person} settings={settings} changeSettings={changeSettings} />
    </div>
  );
}
