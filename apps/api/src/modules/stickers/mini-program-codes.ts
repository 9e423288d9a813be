import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { Gate } from '../../platform/concurrency/gate.js';
import { Config } from '../../platform/config/config.js';
import { Storage } from '../../platform/storage/storage.js';
import { WechatApi } from '../../platform/wechat/wechat-api.js';

/** Must be in the published version of the mini-program. */
const page = 'pages/scan/index';
/** Pixels: sharp on a label of 40 mm at 300 dpi. */
const width = 560;
/** WeChat allows 5,000 calls a minute. */
const callsAtOnce = 8;

/**
 * WeChat's round codes, whose scene is the sticker's code. A code never changes, so each is asked for once and kept in the storage;
 * the nightly clean-up may take it away there, and then it is asked for again.
 */
@Injectable()
export class MiniProgramCodes {
  private readonly gate = new Gate(callsAtOnce);

  constructor(
    private readonly config: Config,
    private readonly wechat: WechatApi,
    private readonly storage: Storage,
  ) {}

  /** Bytes of a JPEG or PNG. @throws WechatError */
  async image(code: string): Promise<Buffer> {
    const kept = await this.kept(code);
    if (kept) return kept;
    return this.gate.run(() => this.fetch(code));
  }

  /** Has all of them at hand, so that a sheet is refused before its first byte and not in its middle. @throws WechatError */
  async prepare(codes: readonly string[]): Promise<void> {
    await Promise.all(codes.map((code) => this.gate.run(async () => {
      if (await this.storage.size(this.keyOf(code)) === null) await this.fetch(code);
    })));
  }

  private async kept(code: string): Promise<Buffer | null> {
    if (await this.storage.size(this.keyOf(code)) === null) return null;
    return buffer(await this.storage.read(this.keyOf(code)));
  }

  private async fetch(code: string): Promise<Buffer> {
    // Before the first release the page is in no published version; WeChat then makes codes only when it is told not to look.
    const { image, contentType } = await this.wechat.getwxacodeunlimit({ scene: code, page, width, checkPath: this.config.production });
    const directory = await mkdtemp(join(tmpdir(), 'wxacode-'));
    try {
      const file = join(directory, code);
      await writeFile(file, image);
      await this.storage.put(this.keyOf(code), file, contentType);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
    return image;
  }

  /** Of this mini-program: another one's codes open another one's pages. */
  private keyOf(code: string): string {
    return `${createHash('sha256').update(`${this.config.settings.WECHAT_MINI_APPID}/${page}/${code}`).digest('hex').slice(0, 40)}.wxacode`;
  }
}
