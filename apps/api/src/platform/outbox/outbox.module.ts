import { Global, Module } from '@nestjs/common';
import { OutboxClaims } from './outbox.claims.js';
import { OutboxDeliveriesRepository } from './outbox-deliveries.repository.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './outbox.relay.js';

@Global()
@Module({
  providers: [Outbox, OutboxClaims, OutboxDeliveriesRepository, OutboxRelay],
  exports: [Outbox, OutboxClaims, OutboxDeliveriesRepository],
})
export class OutboxModule {}
