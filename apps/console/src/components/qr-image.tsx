import { useEffect, useState } from 'react';

/** A QR code drawn here: what is in it never leaves the browser. Dark on white also in dark mode, as scanners expect. */
export function QrImage({ text, alt, size = 200 }: { text: string; alt: string; size?: number }) {
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('qrcode').then(async ({ default: qrcode }) => {
      const url = await qrcode.toDataURL(text, { margin: 2, width: size * 2, errorCorrectionLevel: 'M' });
      if (wanted) setSource(url);
    });
    return () => {
      wanted = false;
    };
  }, [text, size]);
  return source ? <img src={source} alt={alt} width={size} height={size} style={{ borderRadius: 8, display: 'block' }} data-qr-text={text} /> : <div style={{ width: size, height: size }} />;
}
