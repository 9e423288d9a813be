import { Global, Module } from '@nestjs/common';
import { WechatAccessToken } from './wechat-access-token.js';
import { WechatApi } from './wechat-api.js';
import { WechatTokensRepository } from './wechat-tokens.repository.js';
import { WechatTransport } from './wechat-transport.js';

@Global()
@Module({ providers: [WechatApi, WechatAccessToken, WechatTokensRepository, WechatTransport], exports: [WechatApi] })
export class WechatModule {}
