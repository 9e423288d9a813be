/** Two speech bubbles, drawn for this phone. */
export function WechatMark({ size }: { size: number }) {
  return (
    <svg viewBox="0 0 40 40" width={size} height={size} aria-hidden>
      <path d="M16 7C8.8 7 3 11.7 3 17.5c0 3.3 1.9 6.2 4.8 8.1L6.7 29.4l4.5-2.3c1.5.5 3.2.8 4.8.8.3 0 .6 0 .9 0-.3-1-.5-2-.5-3 0-5.8 5.6-10.4 12.5-10.4.2 0 .4 0 .6 0C28.2 10.3 22.7 7 16 7z" fill="currentColor" />
      <path d="M28.5 16.5c-5.8 0-10.5 3.8-10.5 8.5s4.7 8.5 10.5 8.5c1.3 0 2.5-.2 3.7-.5l3.6 1.9-.9-3.1c2.3-1.6 3.7-4 3.7-6.8 0-4.7-4.5-8.5-10.1-8.5z" fill="currentColor" />
      <g fill="#07c160">
        <circle cx="11.7" cy="15" r="1.6" />
        <circle cx="20" cy="15" r="1.6" />
        <circle cx="25" cy="23" r="1.4" />
        <circle cx="32" cy="23" r="1.4" />
      </g>
    </svg>
  );
}
