import { createHmac } from 'node:crypto';
import { Logger } from '@nestjs/common';

export interface SmsMessage {
  phone: string;
  text: string;
  /** The digits alone, for carriers that fill templates. */
  code: string;
  purpose: string;
}

/** Delivers a message or throws; may be called again with the same one. Never call it in a transaction. */
export abstract class SmsSender {
  abstract send(message: SmsMessage): Promise<void>;
}

/** Milliseconds. */
const timeout = 5000;

/** Hands messages to whatever the operator runs in front of their carrier; the signature proves that they come from here. */
export class WebhookSmsSender extends SmsSender {
  constructor(
    private readonly url: string,
    private readonly secret: string,
  ) {
    super();
  }

  async send(message: SmsMessage): Promise<void> {
    const body = JSON.stringify(message);
    const signature = createHmac('sha256', this.secret).update(body).digest('hex');
    const response = await fetch(this.url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-signature': `sha256=${signature}` },
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    // The answer is read to its end so that the connection can be used again.
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`the SMS webhook answered ${response.status}`);
  }
}

/** Development without a webhook; production refuses to start so. The number and the code stay out of the log. */
export class LoggingSmsSender extends SmsSender {
  private readonly logger = new Logger('Sms');

  send({ purpose }: SmsMessage): Promise<void> {
    this.logger.log(`a message would be sent now (${purpose}); set SMS_WEBHOOK_URL to receive it`);
    return Promise.resolve();
  }
}
