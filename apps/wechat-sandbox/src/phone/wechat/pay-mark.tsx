/** The green sign of 微信支付, drawn for this phone. */
export function PayMark({ size = 44 }: { size?: number }) {
  return (
    <span className="pay-mark" style={{ width: size, height: size }} aria-hidden>
      <svg viewBox="0 0 24 24" width={size * 0.6} height={size * 0.6}>
        <path d="M12 3.2c5 0 9 3.3 9 7.4s-4 7.4-9 7.4c-1 0-2-.1-2.9-.4L5.4 20l.8-3.5C4.2 15.1 3 13 3 10.6c0-4.1 4-7.4 9-7.4z" fill="currentColor" />
        <path d="M8 10.4l3 2.6 5.600-5.200" fill="none" stroke="#07c160" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </span>
  );
}
