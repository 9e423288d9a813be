import { Plane } from 'lucide-react';
import { clockTime, useNow } from '../clock.js';
import { useText } from '../i18n/text-context.js';

export function StatusBar({ online, light }: { online: boolean; light: boolean }) {
  const text = useText();
  return (
    <div className={`status-bar ${light ? 'status-bar--light' : ''}`}>
      <time data-testid="phone-clock">{clockTime(useNow())}</time>
      <span className="status-bar__island" aria-hidden />
      <div className="status-bar__signs">
        {online ? (
          <span className="status-bar__network" role="img" aria-label={text.status.network}>
            <svg viewBox="0 0 18 12" width="18" height="12" aria-hidden>
              {[3, 5.5, 8, 11].map((height, bar) => (
                <rect key={height} x={bar * 4.6} y={11.5 - height} width="3.2" height={height} rx="1" fill="currentColor" />
              ))}
            </svg>
            5G
          </span>
        ) : (
          <span role="img" aria-label={text.status.offline} data-testid="phone-offline">
            <Plane size={15} aria-hidden />
          </span>
        )}
        <svg viewBox="0 0 27 13" width="27" height="13" role="img" aria-label={text.status.battery}>
          <rect x="0.5" y="0.5" width="22" height="12" rx="3.5" fill="none" stroke="currentColor" opacity="0.4" />
          <rect x="2" y="2" width="15" height="9" rx="2" fill="currentColor" />
          <path d="M24 4.5v4a2.2 2.2 0 0 0 0-4z" fill="currentColor" opacity="0.5" />
        </svg>
      </div>
    </div>
  );
}
