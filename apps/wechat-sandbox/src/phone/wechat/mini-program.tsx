import { ChevronLeft, House, MoreHorizontal, Unplug } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PersonView } from '../../contract.js';
import { useBridge } from '../device/bridge.js';
import type { PhoneSettings } from '../device/phone-settings.js';
import type { OpenedPage, PhoneState } from '../device/use-phone.js';
import { useText } from '../i18n/text-context.js';
import { sandboxApi } from '../sandbox-api.js';
import { AppLogo } from './app-logo.js';
import { MiniProgramMenu } from './mini-program-menu.js';

interface MiniProgramProps {
  page: OpenedPage;
  shown: boolean;
  phone: PhoneState;
  person: PersonView;
  settings: PhoneSettings;
  changeSettings: (changes: Partial<PhoneSettings>) => void;
  h5Url: string;
}

type Stage = 'launching' | 'running' | 'unreachable';

/** The mini-program's H5 build in WeChat's frame. Hidden it goes on living, as it does in WeChat. */
export function MiniProgram({ page, shown, phone, person, settings, changeSettings, h5Url }: MiniProgramProps) {
  const text = useText();
  const frame = useRef<HTMLIFrameElement>(null);
  const [stage, setStage] = useState<Stage>('launching');
  const [served, setServed] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  const { wechatBridge } = phone;
  const handlers = useMemo(() => ({
    ...wechatBridge,
    hello: async () => {
      setStage('running');
      return wechatBridge.hello(undefined);
    },
  }), [wechatBridge]);
  const send = useBridge(frame, new URL(h5Url).origin, handlers);

  const find = useCallback(() => {
    setStage('launching');
    setServed(false);
    sandboxApi.health().then(({ h5 }) => (h5 ? setServed(true) : setStage('unreachable')), () => setStage('unreachable'));
  }, []);
  useEffect(find, [find, page.launch]);
  useEffect(() => {
    send('network', { online: settings.online });
  }, [send, settings.online]);

  const { title, canGoBack } = phone.title;
  const home = `${h5Url}/`;
  return (
    <section className="mini-program" hidden={!shown} data-testid="mini-program" data-stage={stage} aria-label={text.app.name}>
      <header className="wx-bar mini-program__bar">
        {stage === 'running' && canGoBack && (
          <button className="wx-bar__back" onClick={() => send('back', undefined)} aria-label={text.miniProgram.back} data-testid="mini-program-back">
            <ChevronLeft size={26} />
          </button>
        )}
        {stage === 'running' && !canGoBack && page.url !== home && (
          <button className="wx-bar__back" onClick={() => phone.launch(home)} aria-label={text.miniProgram.home} data-testid="mini-program-home">
            <House size={21} />
          </button>
        )}
        <h1 data-testid="mini-program-title">{title}</h1>
        <div className="capsule">
          <button onClick={() => setMenuOpen(true)} aria-label={text.miniProgram.menu} data-testid="capsule-menu">
            <MoreHorizontal size={20} strokeWidth={2.6} />
          </button>
          <button onClick={phone.hideMiniProgram} aria-label={text.miniProgram.close} data-testid="capsule-close">
            <span className="capsule__target" aria-hidden />
          </button>
        </div>
      </header>
      <div className="mini-program__page">
        {served && (
          <iframe
            key={page.launch}
            ref={frame}
            src={page.url}
            title={text.app.name}
            allow="camera; microphone; clipboard-write"
            onLoad={() => setStage('running')}
            data-testid="mini-program-frame"
          />
        )}
        {stage === 'launching' && (
          <div className="splash">
            <AppLogo size={64} />
            <strong>{text.app.name}</strong>
            <span className="splash__dots" role="status" aria-label={text.miniProgram.launching}>
              <i />
              <i />
              <i />
            </span>
          </div>
        )}
        {stage === 'unreachable' && (
          <div className="splash" data-testid="mini-program-unreachable">
            <Unplug size={44} strokeWidth={1.4} aria-hidden />
            <strong>{text.miniProgram.unreachable}</strong>
            <p>{text.miniProgram.unreachableHint(h5Url)}</p>
            <button className="wx-button" onClick={find} data-testid="mini-program-retry">
              {text.page.retry}
            </button>
          </div>
        )}
      </div>
      {menuOpen && (
        <MiniProgramMenu
          page={page}
          person={person}
          settings={settings}
          changeSettings={changeSettings}
          onHome={() => phone.launch(home)}
          onReload={() => phone.launch(page.url)}
          onClose={() => setMenuOpen(false)}
        />
      )}
    </section>
  );
}
