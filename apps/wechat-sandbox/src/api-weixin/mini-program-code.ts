import QRCode from 'qrcode';
import sharp from 'sharp';
import { WechatError } from './wechat-error.js';

export interface MiniProgramCodeRequest {
  scene: string;
  page: string;
  width: number;
  color: string;
  transparent: boolean;
}

/** `getUnlimitedQRCode`: visible characters that need no encoding in a URL, and no `%`. */
const sceneCharacters = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/;
const environments = ['release', 'trial', 'develop'];

/** Checks the body by the rules of the interface; throws 40169, 40129, 41030 or 40097. */
export function readMiniProgramCodeRequest(body: Record<string, unknown>, publishedPages: string[]): MiniProgramCodeRequest {
  const { scene, page = publishedPages[0], check_path: checkPath = true, env_version: environment = 'release', width = 430 } = body;
  if (typeof scene !== 'string' || scene.length === 0 || scene.length > 32) throw new WechatError(40169);
  if (!sceneCharacters.test(scene)) throw new WechatError(40129);
  if (typeof page !== 'string' || page.startsWith('/') || page.includes('?')) throw new WechatError(41030);
  if (checkPath !== false && !publishedPages.includes(page)) throw new WechatError(41030);
  if (typeof environment !== 'string' || !environments.includes(environment)) throw new WechatError(40097);
  if (typeof width !== 'number' || width < 280 || width > 1280) throw new WechatError(40097);
  return { scene, page, width: Math.round(width), color: readColor(body), transparent: body['is_hyaline'] === true };
}

function readColor(body: Record<string, unknown>): string {
  const color = body['line_color'];
  if (body['auto_color'] === true || typeof color !== 'object' || color === null) return '#000000';
  const { r, g, b } = color as Record<string, unknown>;
  const parts = [r, g, b].map(Number);
  if (parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) throw new WechatError(40097);
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** What the sandbox's codes hold; the phone's camera reads it as WeChat reads a code of its own. */
export function miniProgramCodeText(page: string, scene: string): string {
  return `wxacode:${page}?scene=${encodeURIComponent(scene)}`;
}

const size = 1000;
const centre = size / 2;
const rays = 96;

/**
 * A round picture as WeChat prints it. The dots of a real one are WeChat's secret, so the middle is an ordinary QR code
 * that the sandbox phone can read.
 */
export async function drawMiniProgramCode({ scene, page, width, color, transparent }: MiniProgramCodeRequest): Promise<Buffer> {
  const { modules } = QRCode.create(miniProgramCodeText(page, scene), { errorCorrectionLevel: 'M' });
  const module = 600 / modules.size;
  const first = centre - 300;
  const dark = Array.from({ length: modules.size * modules.size }, (_, index) => index)
    .filter((index) => modules.data[index])
    .map((index) => `M${first + (index % modules.size) * module} ${first + Math.floor(index / modules.size) * module}h${module}v${module}h${-module}z`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${width}" height="${width}">
    ${transparent ? '' : `<rect width="${size}" height="${size}" fill="#fff"/>`}
    <circle cx="${centre}" cy="${centre}" r="492" fill="#fff"/>
    <g stroke="${color}" stroke-width="12" stroke-linecap="round">${Array.from({ length: rays }, (_, ray) => drawRay(ray, scene)).join('')}</g>
    <path d="${dark.join('')}" fill="${color}"/>
  </svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** The rays carry nothing; their lengths follow the scene, so that two codes look different from afar. */
function drawRay(ray: number, scene: string): string {
  const angle = (ray / rays) * 2 * Math.PI;
  // Between the square's corner (424 from the middle) and the rim; longer where the square leaves room.
  const room = 330 / Math.max(Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle)));
  const character = scene.charCodeAt((ray * 7) % scene.length) * (ray + 3);
  const inner = Math.max(room + 14, 478 - (character % 9) * 14);
  return `<path d="M${point(angle, Math.min(inner, 476))}L${point(angle, 478)}"/>`;
}

function point(angle: number, radius: number): string {
  return `${(centre + Math.cos(angle) * radius).toFixed(1)} ${(centre + Math.sin(angle) * radius).toFixed(1)}`;
}
