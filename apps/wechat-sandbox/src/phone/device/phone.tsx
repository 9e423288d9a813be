import { useEffect } from 'react';
import type { DemoSticker, PayMessage, PersonView, SmsMessage } from '../../contract.js';
import { BrowserApp } from '../browser/browser-app.js';
import { Scanner } from '../camera/scanner.js';
import { ScanResult } from '../camera/scan-result.js';
import { MessagesApp } from '../messages/messages-app.js';
import { PaymentProblem } from '../payment/payment-problem.js';
import { PaymentSheet } from '../payment/payment-sheet.js';
import { MiniProgram } from '../wechat/mini-program.js';
import { WechatApp } from '../wechat/wechat-app.js';
import { HomeScreen } from './home-screen.js';
import { NotificationBanner } from './notification-banner.js';
import type { PhoneSettings } from './phone-settings.js';
import { PromptSheet } from './prompt-sheet.js';
import { StatusBar } from './status-bar.js';
import { useText } from '../i18n/text-context.js';
import type { PhoneState } from './use-phone.js';

interface PhoneProps {
  phone: PhoneState;
  person: PersonView;
  people: PersonView[];
  stickers: DemoSticker[];
  /** This person's, oldest first. */
  messages: SmsMessage[];
  payMessages: PayMessage[];
  settings: PhoneSettings;
  changeSettings: (changes: Partial<PhoneSettings>) => void;
  h5Url: string;
}

export function Phone({ phone, person, people, stickers, messages, payMessages, settings, changeSettings, h5Url }: PhoneProps) {
  const { app, scanning } = phone;
  const shown = app === 'wechat' && phone.miniProgramShown ? 'mini-program' : app;
  const newest = messages.at(-1)?.id ?? 0;
  const unread = messages.filter(({ id }) => id > settings.readSms).length;

  useEffect(() => {
    if (app === 'messages' && newest > settings.readSms) changeSettings({ readSms: newest });
  });

  return (
    <div className="phone" data-testid="phone" data-person={person.id} data-app={shown}>
      <div className={`phone__screen phone__screen--${scanning ? 'camera' : shown}`}>
        <StatusBar online={settings.online} light={app === 'home' || scanning !== null} />
        <div className="phone__apps">
          {app === 'home' && <HomeScreen unread={unread} onOpen={phone.openApp} onCamera={() => void phone.scan('camera')} />}
          <div className="phone__app" hidden={app !== 'wechat'}>
            <WechatApp phone={phone} person={person} people={people} payMessages={payMessages} settings={settings} changeSettings={changeSettings} />
            {phone.miniProgram && (
              <MiniProgram
                page={phone.miniProgram}
                shown={phone.miniProgramShown}
                phone={phone}
                person={person}
                settings={settings}
                changeSettings={changeSettings}
                h5Url={h5Url}
              />
            )}
          </div>
          {app === 'messages' && <MessagesApp person={person} messages={messages} onLink={phone.openOutside} />}
          <div className="phone__app" hidden={app !== 'browser'}>
            <BrowserApp page={phone.browserPage} online={settings.online} h5Url={h5Url} onAddress={phone.openOutside} onWechat={phone.openInWechat} />
          </div>
        </div>
        {phone.unknownResult !== null && <ScanResult text={phone.unknownResult} onClose={phone.forgetResult} />}
        {scanning && <Scanner purpose={scanning.purpose} stickers={stickers} onFinish={scanning.finish} />}
        {/* WeChat's own: it waits behind the home screen. */}
        <div hidden={app !== 'wechat'}>
          {phone.paying && <PaymentSheet key={phone.paying.sheet.id} paying={phone.paying} online={settings.online} />}
          {phone.payProblem !== null && <PaymentProblem problem={{ reason: null, text: phone.payProblem }} onLeave={phone.forgetPayProblem} />}
        </div>
        {phone.prompt && <PromptSheet prompt={phone.prompt} person={person} />}
        {app !== 'messages' && <NotificationBanner messages={messages} onOpen={() => phone.openApp('messages')} />}
        <HomeKey onHome={phone.goHome} light={app === 'home' || scanning !== null} />
      </div>
    </div>
  );
}

function HomeKey({ onHome, light }: { onHome: () => void; light: boolean }) {
  const text = useText();
  return (
    <button className={`home-key ${light ? 'home-key--light' : ''}`} onClick={onHome} aria-label={text.home.homeKey} data-testid="home-key">
      <span />
    </button>
  );
}
