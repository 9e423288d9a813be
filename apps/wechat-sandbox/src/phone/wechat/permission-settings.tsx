import type { PersonView } from '../../contract.js';
import type { PhoneSettings } from '../device/phone-settings.js';
import { useText } from '../i18n/text-context.js';
import { LocationPermissionChoice, RefusesPhoneSwitch } from '../panel/permission-controls.js';

interface PermissionSettingsProps {
  person: PersonView;
  settings: PhoneSettings;
  changeSettings: (changes: Partial<PhoneSettings>) => void;
}

/** As WeChat's settings page of a mini-program: what was refused can be allowed again. */
export function PermissionSettings({ person, settings, changeSettings }: PermissionSettingsProps) {
  const { miniProgram } = useText();
  return (
    <div className="cells" data-testid="permission-settings">
      <div className="cell">
        <span className="cell__label">{miniProgram.locationSetting}</span>
        <LocationPermissionChoice settings={settings} changeSettings={changeSettings} />
      </div>
      <div className="cell">
        <span className="cell__label">{miniProgram.phoneSetting}</span>
        <RefusesPhoneSwitch person={person} />
      </div>
    </div>
  );
}
