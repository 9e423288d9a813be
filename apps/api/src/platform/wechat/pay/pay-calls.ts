import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { errorOf, jsonOf } from './pay-answer.reading.js';
import { WechatPayError, type WechatPayFailure } from './pay-error.js';
import type { PayMerchant } from './pay-merchant.js';
import type { PayAnswer, PayTransport } from './pay-transport.js';
import type { PlatformCertificates } from './platform-certificates.js';
import { plainHeaders, type SignedRequest } from './signed-requests.js';
import { doubtOf, type Doubt } from './verification.js';

/** Nothing is known of these: the same call again does no harm, because WeChat Pay knows it by our number. */
const repeated: ReadonlySet<WechatPayFailure> = new Set(['no-answer', 'busy', 'too-frequent', 'unverified']);

/** Calls of WeChat Pay: repeated where that is safe, and believed only when signed. */
export class PayCalls {
  constructor(
    private readonly transport: PayTransport,
    private readonly certificates: PlatformCertificates,
  ) {}

  /**
   * @param sign builds the request anew for each attempt, with the same values
   * @throws WechatPayError
   */
  async ask<Schema extends z.ZodType>(merchant: PayMerchant, sign: () => SignedRequest | Promise<SignedRequest>, schema: Schema): Promise<z.output<Schema>> {
    return this.repeating(async () => {
      const { request, answer, started } = await this.believed(merchant, await sign());
      const { success, data } = schema.safeParse(jsonOf(answer.body));
      if (success) {
        this.transport.log(request, answer, Date.now() - started);
        return data;
      }
      throw this.refused(request, answer, started, new WechatPayError('unreadable', { requestId: answer.requestId }));
    });
  }

  /** A call whose answer is nothing but its signature (204). @throws WechatPayError */
  async tell(merchant: PayMerchant, sign: () => SignedRequest | Promise<SignedRequest>): Promise<void> {
    await this.repeating(async () => {
      const { request, answer, started } = await this.believed(merchant, await sign());
      this.transport.log(request, answer, Date.now() - started);
    });
  }

  private async repeating<Result>(attempt: () => Promise<Result>): Promise<Result> {
    const { pauses } = this.transport.pace;
    for (let retries = 0; ; retries += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof WechatPayError) || !repeated.has(error.failure) || retries >= pauses.length) throw error;
        await pause((pauses[retries] ?? 0) * (0.75 + Math.random() / 2));
      }
    }
  }

  private async believed(merchant: PayMerchant, request: SignedRequest): Promise<{ request: SignedRequest; answer: PayAnswer; started: number }> {
    // Before the call: without a key nothing of its answer could be believed.
    const verifiers = await this.certificates.verifiers(merchant);
    const verifierSerial = merchant.verifierSerial || this.certificates.newestSerial(merchant);
    const started = Date.now();
    const answer = await this.transport.exchange(request, plainHeaders({ verifierSerial }, request));
    const doubt = await this.doubt(merchant, answer, verifiers);
    if (answer.status < 200 || answer.status > 299) {
      const error = errorOf(answer, doubt);
      if (error.failure === 'busy') this.transport.avoid(answer.host);
      throw this.refused(request, answer, started, error);
    }
    if (doubt) throw this.refused(request, answer, started, new WechatPayError('unverified', { requestId: answer.requestId, doubt }));
    return { request, answer, started };
  }

  private async doubt(merchant: PayMerchant, answer: PayAnswer, verifiers: Parameters<typeof doubtOf>[1]): Promise<Doubt | null> {
    const doubt = doubtOf(answer, verifiers, new Date());
    if (doubt !== 'serial-unknown' || !merchant.platformCertificates) return doubt;
    return doubtOf(answer, await this.certificates.verifiersAfterUnknown(merchant), new Date());
  }

  private refused(request: SignedRequest, answer: PayAnswer, started: number, error: WechatPayError): WechatPayError {
    this.transport.log(request, answer, Date.now() - started, error);
    return error;
  }
}
