import { ScanLine } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { DemoSticker, OrderView, PersonView } from '../contract.js';
import { defaultPlaces } from './default-places.js';
import { Phone } from './device/phone.js';
import { positionAt, usePhoneSettings } from './device/phone-settings.js';
import { usePhone } from './device/use-phone.js';
import { useLocale, useText } from './i18n/text-context.js';
import type { Text } from './i18n/zh-CN.js';
import { money } from './money.js';
import { Panel } from './panel/panel.js';
import type { SandboxData } from './use-sandbox.js';

interface HeldPhoneProps {
  person: PersonView;
  data: SandboxData;
  peopleSection: JSX.Element;
}

/** One person with their phone in hand. Another person is another phone: nothing of this state goes over to them. */
export function HeldPhone({ person, data, peopleSection }: HeldPhoneProps) {
  const text = useText();
  const { locale } = useLocale();
  const { configuration, people, stickers, sms } = data;
  const places = data.places.length > 0 ? data.places : defaultPlaces(text);
  const [settings, changeSettings] = usePhoneSettings(person.id);
  const position = settings.position ?? positionAt(places[0] ?? { name: '', latitude: 0, longitude: 0 });
  const phone = usePhone({ person, settings, changeSettings, position, h5Url: configuration.h5Url, appId: configuration.appId, language: locale });
  useOpenParameter(phone.openInWechat);
  const holder = useRef<HTMLDivElement>(null);
  const scan = (): void => {
    // On a narrow screen the phone is above the panel, out of sight.
    holder.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    void phone.scan('wechat');
  };

  return (
    <main className="desk">
      <div className="desk__phone" ref={holder}>
        <Phone
          phone={phone}
          person={person}
          people={people}
          stickers={[...codesOf(data.payCodes, text), ...stickers]}
          messages={sms.filter((message) => message.phone === person.phone)}
          payMessages={data.payMessages.filter((message) => message.person === person.id)}
          settings={settings}
          changeSettings={changeSettings}
          h5Url={configuration.h5Url}
        />
      </div>
      <aside className="panel">
        <section className="card card--guide">
          <h2>{text.guide.title}</h2>
          <ol>
            {text.guide.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <button className="button" onClick={scan} data-testid="guide-scan">
            <ScanLine size={18} aria-hidden /> {text.guide.scan}
          </button>
        </section>
        {peopleSection}
        <Panel person={person} people={people} payVersion={data.payVersion} places={places} messages={sms} position={position} settings={settings} changeSettings={changeSettings} />
      </aside>
    </main>
  );
}

/** Payment codes on other people's screens, for the camera to be pointed at. */
function codesOf(orders: OrderView[], { pay }: Text): DemoSticker[] {
  return orders.flatMap(({ codeUrl, total, description }) => (codeUrl ? [{ url: codeUrl, label: pay.code.label(money(total)), place: description }] : []));
}

/** `/?open=<link>` opens it as if it had been scanned, once. */
function useOpenParameter(open: (text: string) => void): void {
  const opened = useRef(false);
  useEffect(() => {
    const address = new URL(location.href);
    const link = address.searchParams.get('open');
    if (opened.current || !link) return;
    opened.current = true;
    // A reload or another person must not open it again.
    address.searchParams.delete('open');
    history.replaceState(null, '', address);
    open(link);
  }, [open]);
}
