import { Image as ImageIcon, Link2, QrCode, Video, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type DragEvent, type FormEvent } from 'react';
import type { DemoSticker } from '../../contract.js';
import type { ScanPurpose } from '../device/use-phone.js';
import { useText } from '../i18n/text-context.js';
import { StickerRail } from './sticker-rail.js';
import { useScanner } from './use-scanner.js';

interface ScannerProps {
  purpose: ScanPurpose;
  stickers: DemoSticker[];
  onFinish: (text: string | null) => void;
}

/** The camera, with the demo's stickers within its reach. */
export function Scanner({ purpose, stickers, onFinish }: ScannerProps) {
  const { camera, common } = useText();
  const [typing, setTyping] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const found = useRef(onFinish);
  found.current = onFinish;
  const scanner = useScanner(useCallback((text: string) => found.current(text), []));
  const { readFile } = scanner;

  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const picture = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'));
      if (picture) return readFile(picture);
      // Text pasted into the field stays there to be seen first.
      const pasted = event.target instanceof HTMLInputElement ? '' : (event.clipboardData?.getData('text') ?? '').trim();
      if (pasted) found.current(pasted);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [readFile]);

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file) readFile(file);
  };

  return (
    <div className="scanner" data-testid="scanner" data-purpose={purpose} onDrop={drop} onDragOver={(event) => event.preventDefault()}>
      <header className="scanner__bar">
        <button className="round-button" onClick={() => onFinish(null)} aria-label={common.close} data-testid="scanner-close">
          <X size={22} />
        </button>
        <span>{purpose === 'camera' ? camera.systemTitle : camera.title}</span>
      </header>
      <div className="scanner__view">
        {scanner.webcam && <video ref={scanner.video} className="scanner__video" muted playsInline data-testid="scanner-video" />}
        {!scanner.webcam && scanner.seen && <img className="scanner__seen" src={scanner.seen} alt="" data-testid="scanner-seen" />}
        {!scanner.webcam && !scanner.seen && <QrCode className="scanner__ghost" size={132} strokeWidth={1} aria-hidden />}
        <div className="scanner__corners" aria-hidden>
          <i />
          <i />
          <i />
          <i />
        </div>
        {!scanner.problem && <div className="scanner__beam" aria-hidden />}
      </div>
      <p className="scanner__hint" role="status" data-testid="scanner-hint">
        {scanner.problem ? camera[scanner.problem] : scanner.reading ? camera.reading : camera.aim}
      </p>
      <div className="scanner__tools">
        <Tool label={camera.album} testId="scanner-album" onUse={() => chooser.current?.click()} icon={<ImageIcon size={22} />} />
        <Tool label={camera.webcam} testId="scanner-webcam" onUse={scanner.startWebcam} icon={<Video size={22} />} />
        <Tool label={camera.link} testId="scanner-link" onUse={() => setTyping(!typing)} icon={<Link2 size={22} />} />
        <input
          ref={chooser}
          type="file"
          accept="image/*"
          hidden
          data-testid="scanner-file"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) readFile(file);
            // So that the same picture can be chosen again.
            target.value = '';
          }}
        />
      </div>
      {typing ? <LinkField onOpen={(link) => onFinish(link)} /> : <StickerRail stickers={stickers} onPick={scanner.readSticker} />}
    </div>
  );
}

function Tool({ label, testId, icon, onUse }: { label: string; testId: string; icon: JSX.Element; onUse: () => void }) {
  return (
    <button className="scanner__tool" onClick={onUse} data-testid={testId}>
      <span className="round-button">{icon}</span>
      {label}
    </button>
  );
}

function LinkField({ onOpen }: { onOpen: (link: string) => void }) {
  const { camera } = useText();
  const [link, setLink] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (link.trim()) onOpen(link.trim());
  };
  return (
    <form className="link-field" onSubmit={submit}>
      <input
        value={link}
        onChange={({ target }) => setLink(target.value)}
        placeholder={camera.linkHint}
        aria-label={camera.linkHint}
        inputMode="url"
        autoFocus
        data-testid="scanner-link-text"
      />
      <button className="wx-button" disabled={!link.trim()} data-testid="scanner-link-open">
        {camera.open}
      </button>
      <p>{camera.pasteHint}</p>
    </form>
  );
}
