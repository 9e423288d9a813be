import type { PersonView, Place, SmsMessage } from '../../contract.js';
import { clockTime, longDate, useNow } from '../clock.js';
import type { PhoneSettings, Position } from '../device/phone-settings.js';
import { useLocale, useText } from '../i18n/text-context.js';
import { Switch } from './permission-controls.js';
import { PaySection } from './pay/pay-section.js';
import { PlaceSection } from './place-section.js';
import { Section } from './section.js';
import { ServicesSection } from './services-section.js';
import { SmsSection } from './sms-section.js';

interface PanelProps {
  person: PersonView;
  people: PersonView[];
  places: Place[];
  payVersion: number;
  messages: SmsMessage[];
  position: Position;
  settings: PhoneSettings;
  changeSettings: (changes: Partial<PhoneSettings>) => void;
}

/** What WeChat cannot know: where the phone is and what surrounds it. */
export function Panel({ person, people, places, payVersion, messages, position, settings, changeSettings }: PanelProps) {
  const { panel } = useText();
  return (
    <>
      <PlaceSection person={person} places={places} position={position} settings={settings} changeSettings={changeSettings} />
      <Section title={panel.network}>
        <Switch
          on={settings.online}
          label={settings.online ? panel.online : panel.offline}
          testId="network-switch"
          onChange={(online) => changeSettings({ online })}
        />
        <p className="hint">{panel.networkHint}</p>
      </Section>
      <TimeSection />
      <PaySection person={person} people={people} version={payVersion} />
      <SmsSection messages={messages} />
      <ServicesSection />
    </>
  );
}

function TimeSection() {
  const { panel } = useText();
  const { locale } = useLocale();
  const now = useNow();
  return (
    <Section title={panel.time}>
      <p className="time">
        <strong>{clockTime(now, true)}</strong> {longDate(now, locale)}
      </p>
      <p className="hint">{panel.timeHint}</p>
    </Section>
  );
}
