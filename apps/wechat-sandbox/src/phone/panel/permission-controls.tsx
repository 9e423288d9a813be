import type { PersonView } from '../../contract.js';
import type { LocationPermission, PhoneSettings } from '../device/phone-settings.js';
import { useText } from '../i18n/text-context.js';
import { sandboxApi } from '../sandbox-api.js';

const permissions: LocationPermission[] = ['ask', 'allowed', 'denied'];

interface LocationPermissionProps {
  settings: PhoneSettings;
  changeSettings: (changes: Partial<PhoneSettings>) => void;
}

export function LocationPermissionChoice({ settings, changeSettings }: LocationPermissionProps) {
  const { permission, panel } = useText();
  return (
    <div className="segments" role="radiogroup" aria-label={panel.location}>
      {permissions.map((state) => (
        <button
          key={state}
          role="radio"
          aria-checked={settings.locationPermission === state}
          onClick={() => changeSettings({ locationPermission: state })}
          data-testid={`location-${state}`}
        >
          {permission.states[state]}
        </button>
      ))}
    </div>
  );
}

/** Kept with the person, so that programs that ask for a phone code are refused as well. */
export function RefusesPhoneSwitch({ person }: { person: PersonView }) {
  const { panel } = useText();
  return (
    <Switch
      on={person.refusesPhone}
      label={panel.refuses}
      testId="refuses-phone"
      onChange={(refusesPhone) => void sandboxApi.savePerson({ ...person, refusesPhone })}
    />
  );
}

interface SwitchProps {
  on: boolean;
  label: string;
  testId: string;
  onChange: (on: boolean) => void;
}

export function Switch({ on, label, testId, onChange }: SwitchProps) {
  return (
    <label className="switch">
      <span>{label}</span>
      <input type="checkbox" role="switch" checked={on} onChange={({ target }) => onChange(target.checked)} data-testid={testId} />
    </label>
  );
}
