import { ChevronLeft } from 'lucide-react';
import { useText } from '../i18n/text-context.js';

/** A code that is not of the mini-program: shown, never followed by itself. */
export function ScanResult({ text, onClose }: { text: string; onClose: () => void }) {
  const { camera, common, browser } = useText();
  const isLink = /^https?:\/\//i.test(text);
  return (
    <div className="scan-result" data-testid="scan-result">
      <header className="wx-bar">
        <button className="wx-bar__back" onClick={onClose} aria-label={common.back} data-testid="scan-result-close">
          <ChevronLeft size={26} />
        </button>
        <h1>{camera.result}</h1>
      </header>
      <div className="scan-result__body">
        <code>{text}</code>
        <p>{isLink ? browser.foreignHint : camera.notOurs}</p>
        {isLink && (
          <a className="wx-button" href={text} target="_blank" rel="noreferrer noopener">
            {browser.openTab}
          </a>
        )}
      </div>
    </div>
  );
}
