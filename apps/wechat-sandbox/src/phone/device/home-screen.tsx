import { Camera, Compass, MessageSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { clockTime, longDate, useNow } from '../clock.js';
import { useLocale, useText } from '../i18n/text-context.js';
import { WechatMark } from '../wechat/wechat-mark.js';
import type { AppName } from './use-phone.js';

interface HomeScreenProps {
  unread: number;
  onOpen: (app: AppName) => void;
  onCamera: () => void;
}

export function HomeScreen({ unread, onOpen, onCamera }: HomeScreenProps) {
  const text = useText();
  const { locale } = useLocale();
  const now = useNow();
  return (
    <div className="home-screen" data-testid="home-screen">
      <div className="home-screen__clock">
        <span>{longDate(now, locale)}</span>
        <strong>{clockTime(now)}</strong>
      </div>
      <div className="home-screen__dock">
        <AppIcon name="camera" label={text.home.camera} onOpen={onCamera}>
          <Camera size={30} strokeWidth={1.8} />
        </AppIcon>
        <AppIcon name="browser" label={text.home.browser} onOpen={() => onOpen('browser')}>
          <Compass size={32} strokeWidth={1.8} />
        </AppIcon>
        <AppIcon name="messages" label={text.home.messages} badge={unread} onOpen={() => onOpen('messages')}>
          <MessageSquare size={30} strokeWidth={1.8} fill="currentColor" />
        </AppIcon>
        <AppIcon name="wechat" label={text.home.wechat} onOpen={() => onOpen('wechat')}>
          <WechatMark size={38} />
        </AppIcon>
      </div>
    </div>
  );
}

interface AppIconProps {
  name: string;
  label: string;
  badge?: number;
  onOpen: () => void;
  children: ReactNode;
}

function AppIcon({ name, label, badge = 0, onOpen, children }: AppIconProps) {
  return (
    <button className="app-icon" onClick={onOpen} data-testid={`app-${name}`}>
      <span className={`app-icon__tile app-icon__tile--${name}`}>
        {children}
        {badge > 0 && <span className="badge">{badge}</span>}
      </span>
      {label}
    </button>
  );
}
