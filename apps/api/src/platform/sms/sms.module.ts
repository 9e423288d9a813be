import { Global, Module } from '@nestjs/common';
import { LoggingSmsSender, SmsSender, WebhookSmsSender } from './sms-sender.js';
import { Config } from '../config/config.js';

function senderFor({ settings }: Config): SmsSender {
  return settings.SMS_WEBHOOK_URL === null ? new LoggingSmsSender() : new WebhookSmsSender(settings.SMS_WEBHOOK_URL, settings.SMS_WEBHOOK_SECRET);
}

@Global()
@Module({ providers: [{ provide: SmsSender, useFactory: senderFor, inject: [Config] }], exports: [SmsSender] })
export class SmsModule {}
