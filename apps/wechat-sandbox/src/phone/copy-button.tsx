import { Check, Copy } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useText } from './i18n/text-context.js';

export function CopyButton({ value, testId, children }: { value: string; testId: string; children: ReactNode }) {
  const { common } = useText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => void navigator.clipboard?.writeText(value).then(() => setCopied(true), () => undefined);
  return (
    <button className="copy-button" onClick={copy} data-testid={testId}>
      {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />} {copied ? common.copied : children}
    </button>
  );
}
