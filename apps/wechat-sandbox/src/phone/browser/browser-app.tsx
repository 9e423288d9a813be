import { Globe, Lock, RotateCw, WifiOff } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { BridgeRefusal, useBridge, type BridgeHandlers } from '../device/bridge.js';
import type { OpenedPage } from '../device/use-phone.js';
import { useText } from '../i18n/text-context.js';
import { WechatMark } from '../wechat/wechat-mark.js';

interface BrowserAppProps {
  page: OpenedPage | null;
  online: boolean;
  h5Url: string;
  onAddress: (address: string) => void;
  onWechat: (address: string) => void;
}

/** The phone's own browser: no WeChat behind the page, so the mini-program's H5 build is an ordinary website here. */
export function BrowserApp({ page, online, h5Url, onAddress, onWechat }: BrowserAppProps) {
  const { browser, page: words } = useText();
  const frame = useRef<HTMLIFrameElement>(null);
  const [address, setAddress] = useState('');
  const [reloads, setReloads] = useState(0);
  useBridge(frame, new URL(h5Url).origin, outsideWechat);
  useEffect(() => setAddress(page?.url ?? ''), [page]);

  const go = (event: FormEvent): void => {
    event.preventDefault();
    if (address.trim()) onAddress(/^(https?:|\/)/.test(address.trim()) ? address.trim() : `http://${address.trim()}`);
  };
  return (
    <div className="browser" data-testid="browser">
      <div className="browser__page">
        {page && online && (
          <iframe
            key={`${page.launch}-${reloads}`}
            ref={frame}
            src={page.url}
            title={browser.title}
            allow="camera; geolocation; clipboard-write"
            data-testid="browser-frame"
          />
        )}
        {page && !online && (
          <div className="empty" data-testid="browser-offline">
            <WifiOff size={40} strokeWidth={1.4} aria-hidden />
            <strong>{browser.offline}</strong>
            <p>{browser.offlineHint}</p>
          </div>
        )}
        {!page && (
          <div className="empty">
            <Globe size={40} strokeWidth={1.4} aria-hidden />
            <p>{browser.empty}</p>
          </div>
        )}
      </div>
      <form className="browser__bar" onSubmit={go}>
        <Lock size={14} aria-hidden />
        <input value={address} onChange={({ target }) => setAddress(target.value)} aria-label={browser.address} placeholder={browser.address} data-testid="browser-address" />
        <button type="button" onClick={() => setReloads(reloads + 1)} aria-label={words.retry}>
          <RotateCw size={17} />
        </button>
        <button type="button" className="browser__wechat" disabled={!page} onClick={() => page && onWechat(page.url)} aria-label={browser.inWechat} title={browser.inWechat} data-testid="browser-wechat">
          <WechatMark size={24} />
        </button>
      </form>
    </div>
  );
}

/** Refusing the greeting is how the page learns that it is not in WeChat. */
async function refuse(): Promise<never> {
  throw new BridgeRefusal('fail not in wechat');
}
const outsideWechat: BridgeHandlers = {
  hello: refuse,
  login: refuse,
  getPhoneNumber: refuse,
  scan: refuse,
  getLocation: refuse,
  requestPayment: refuse,
  makePhoneCall: refuse,
  setTitle: refuse,
};
