import { StreamableFile } from '@nestjs/common';
import type { AssetFile } from './asset-files.service.js';

/** A name in Chinese, and a plain one for clients that know no other (RFC 6266). */
export function download({ name, mediaType, content }: AssetFile): StreamableFile {
  const plain = `devices${name.slice(name.lastIndexOf('.'))}`;
  return new StreamableFile(content, { type: mediaType, disposition: `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}` });
}
