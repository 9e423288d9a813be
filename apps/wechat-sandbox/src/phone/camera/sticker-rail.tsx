import QRCode from 'qrcode';
import { useEffect, useState } from 'react';
import type { DemoSticker } from '../../contract.js';
import { useText } from '../i18n/text-context.js';

const searchable = 6;

export function StickerRail({ stickers, onPick }: { stickers: DemoSticker[]; onPick: (sticker: DemoSticker) => void }) {
  const { camera } = useText();
  const [search, setSearch] = useState('');
  if (stickers.length === 0) return <p className="rail__empty">{camera.noStickers}</p>;
  const wanted = search.trim().toLowerCase();
  const found = stickers.filter(({ label, place, note = '', url }) => `${label} ${place} ${note} ${url}`.toLowerCase().includes(wanted));
  return (
    <section className="rail" aria-label={camera.stickers}>
      <div className="rail__head">
        <h2>{camera.stickers}</h2>
        {stickers.length > searchable && (
          <input
            type="search"
            value={search}
            onChange={({ target }) => setSearch(target.value)}
            placeholder={camera.searchStickers}
            aria-label={camera.searchStickers}
            data-testid="sticker-search"
          />
        )}
      </div>
      <ul className="rail__list">
        {found.map((sticker) => (
          <li key={sticker.url}>
            <button className="sticker" onClick={() => onPick(sticker)} data-testid="sticker" data-url={sticker.url}>
              <StickerCode url={sticker.url} />
              <strong>{sticker.label}</strong>
              <span>{sticker.place}</span>
              {sticker.note && <em>{sticker.note}</em>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function StickerCode({ url }: { url: string }) {
  const [picture, setPicture] = useState<string>();
  useEffect(() => {
    let current = true;
    void QRCode.toDataURL(url, { margin: 1, width: 168, errorCorrectionLevel: 'M' }).then((drawn) => current && setPicture(drawn));
    return () => {
      current = false;
    };
  }, [url]);
  return <img src={picture} width={84} height={84} alt="" />;
}
