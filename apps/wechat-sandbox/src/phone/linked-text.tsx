import { splitLinks } from './links.js';

export function LinkedText({ text, onLink }: { text: string; onLink: (url: string) => void }) {
  return splitLinks(text).map(({ kind, value }, index) =>
    kind === 'text' ? (
      value
    ) : (
      <a
        key={index}
        className="link"
        href={value}
        onClick={(event) => {
          event.preventDefault();
          onLink(value);
        }}
        data-testid="message-link"
      >
        {value}
      </a>
    ),
  );
}
