import jsQR from 'jsqr';
import { DeviceError, type ScannedCode, type ScannerTexts } from '../contract';
import './camera-scanner.scss';
import { chooseFiles } from './choose-files';

const longestSide = 800;

/** Reads a QR code out of one picture; null when there is none to be seen. */
function read(source: HTMLVideoElement | ImageBitmap, width: number, height: number): string | null {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || canvas.width === 0) return null;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR(data, canvas.width, canvas.height)?.data ?? null;
}

async function readPhoto(): Promise<string> {
  const [photo] = await chooseFiles('image/*', false);
  if (!photo) throw new DeviceError('cancelled');
  const bitmap = await createImageBitmap(photo);
  const result = read(bitmap, bitmap.width, bitmap.height);
  if (result === null) throw new DeviceError('failed', 'no code in the photo');
  return result;
}

function element(tag: keyof HTMLElementTagNameMap, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** A full-screen camera; without one (refused, absent, no https) a photo of the sticker does as well. */
export async function scanWithCamera(texts: ScannerTexts): Promise<ScannedCode> {
  const stream = await navigator.mediaDevices?.getUserMedia({ video: { facingMode: 'environment' } }).catch(() => null);
  if (!stream) return { result: await readPhoto() };

  const overlay = element('div', 'camera-scanner');
  const video = document.createElement('video');
  video.setAttribute('playsinline', '');
  video.muted = true;
  video.srcObject = stream;
  const photo = element('button', 'camera-scanner-button', texts.scanPhoto);
  const cancel = element('button', 'camera-scanner-button', texts.cancel);
  const bar = element('div', 'camera-scanner-bar');
  bar.append(photo, cancel);
  overlay.append(video, element('div', 'camera-scanner-frame'), element('p', 'camera-scanner-hint', texts.scanHint), bar);
  document.body.append(overlay);
  await video.play();

  let frame = 0;
  try {
    return await new Promise<ScannedCode>((resolve, reject) => {
      const look = (): void => {
        const result = read(video, video.videoWidth, video.videoHeight);
        if (result === null) frame = requestAnimationFrame(look);
        else resolve({ result });
      };
      look();
      cancel.onclick = () => reject(new DeviceError('cancelled'));
      photo.onclick = () => void readPhoto().then((result) => resolve({ result }), reject);
    });
  } finally {
    cancelAnimationFrame(frame);
    stream.getTracks().forEach((track) => track.stop());
    overlay.remove();
  }
}
