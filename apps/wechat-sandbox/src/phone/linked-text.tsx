import { splitLinks } from './links.js';

export function LinkedText({ text, onLink }: { text: string; onLink: (url: string) => void }) {
  return splitLinks(text).map(({ kind, value }, index) =>
    kind === 'text' ? (
      value
    ) : (
      <button key={index} className="link" onClick={() => onLink(value)} data-testid="message-link">
        {value}
      </button>
    ),
  );
}
