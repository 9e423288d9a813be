import { Global, Module } from '@nestjs/common';
import { PayTransport } from './pay/pay-transport.js';
import { WechatPay } from './pay/wechat-pay.js';
import { WechatAccessToken } from './wechat-access-token.js';
import { WechatApi } from './wechat-api.js';
import { WechatTokensRepository } from './wechat-tokens.repository.js';
import { WechatTransport } from './wechat-transport.js';
import { Config } from '../config/config.js';

@Global()
@Module({
  providers: [
    WechatApi, WechatAccessToken, WechatTokensRepository, WechatTransport, WechatPay,
    { provide: PayTransport, useFactory: ({ settings }: Config) => new PayTransport(settings.WECHAT_PAY_URL, settings.WECHAT_PAY_FALLBACK_URL), inject: [Config] },
  ],
  exports: [WechatApi, WechatPay],
})
export class WechatModule {}
