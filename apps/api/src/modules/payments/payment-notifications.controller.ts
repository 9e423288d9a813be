import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotifyTokenParam } from './dto/payment.dto.js';
import { PaymentNotificationsService, type NotificationAnswer } from './payment-notifications.service.js';
import { Public } from '../../platform/auth/access.decorators.js';

/** In WeChat's form. Who is refused does not learn why. */
const answers: Record<NotificationAnswer, { status: number; body: { code: string; message: string } }> = {
  accepted: { status: 200, body: { code: 'SUCCESS', message: '成功' } },
  refused: { status: 401, body: { code: 'FAIL', message: '未通过' } },
  failed: { status: 500, body: { code: 'FAIL', message: '请重试' } },
};

/** Where WeChat Pay tells of payments and refunds. Its signature is the only ticket. */
@Controller('wechat-pay')
export class PaymentNotificationsController {
  constructor(private readonly notifications: PaymentNotificationsService) {}

  @Post(':notifyToken/notifications')
  @HttpCode(200)
  @Public()
  async receive(@Param() { notifyToken }: NotifyTokenParam, @Req() { headers, body }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const answer = answers[await this.notifications.receive(notifyToken, headers, Buffer.isBuffer(body) ? body : Buffer.alloc(0))];
    void reply.status(answer.status);
    return answer.body;
  }
}
