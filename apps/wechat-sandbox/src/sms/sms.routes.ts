import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox.js';

/** Receives what the API sends as SMS: `{phone, text, code, purpose}`, signed over the raw bytes. */
export async function smsRoutes(app: FastifyInstance, { configuration, now, state }: Sandbox): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.post<{ Body: Buffer | null }>('/sms', async (request, reply) => {
    const raw = request.body ?? Buffer.alloc(0);
    if (!isSigned(raw, request.headers['x-signature'], configuration.smsSecret)) {
      return reply.code(401).send({ error: 'X-Signature does not fit the body and SMS_WEBHOOK_SECRET.' });
    }
    const sms = readSms(raw);
    if (!sms) return reply.code(422).send({ error: 'The body must be JSON with phone and text.' });
    const message = state.addMessage({ ...sms, receivedAt: new Date(now()).toISOString() });
    state.announce({ kind: 'sms', message });
    return { id: message.id };
  });
}

function isSigned(raw: Buffer, header: string | string[] | undefined, secret: string): boolean {
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`);
  const given = Buffer.from(typeof header === 'string' ? header : '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function readSms(raw: Buffer): { phone: string; text: string; code: string | null; purpose: string | null } | null {
  let body: unknown;
  try {
    body = JSON.parse(raw.toString('utf8'));
  } catch {
    return null;
  }
  if (typeof body !== 'object' || body === null) return null;
  const { phone, text, code, purpose } = body as Record<string, unknown>;
  if (typeof phone !== 'string' || typeof text !== 'string' || phone === '' || text === '') return null;
  return {
    phone: plainNumber(phone),
    text,
    code: typeof code === 'string' ? code : null,
    purpose: typeof purpose === 'string' ? purpose : null,
  };
}

/** One person's messages are found however the number was written. */
export function plainNumber(phone: string): string {
  return phone.replace(/[\s-]/g, '').replace(/^(\+|00)86/, '');
}
