import { ChevronRight, ScanLine } from 'lucide-react';
import { useText } from '../i18n/text-context.js';
import { AppLogo } from './app-logo.js';

export function DiscoverTab({ onScan, onMiniProgram }: { onScan: () => void; onMiniProgram: () => void }) {
  const { wechat, app } = useText();
  return (
    <>
      <header className="wx-bar">
        <h1>{wechat.tabs.discover}</h1>
      </header>
      <div className="cells">
        <button className="cell" onClick={onScan} data-testid="discover-scan">
          <ScanLine size={24} className="cell__icon cell__icon--scan" aria-hidden />
          <span className="cell__label">{wechat.scan}</span>
          <ChevronRight size={18} aria-hidden />
        </button>
      </div>
      <h2 className="cells__title">{wechat.miniPrograms}</h2>
      <div className="cells">
        <button className="cell" onClick={onMiniProgram} data-testid="discover-mini-program">
          <AppLogo size={26} />
          <span className="cell__label">{app.name}</span>
          <ChevronRight size={18} aria-hidden />
        </button>
      </div>
    </>
  );
}
