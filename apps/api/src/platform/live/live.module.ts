import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LiveEventsRepository } from './live-events.repository.js';
import { LiveResponder } from './live-responder.js';
import { LiveStream } from './live-stream.js';
import { StreamLimit } from './stream-limit.js';
import { OutboxEventRow } from '../outbox/outbox.entities.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([OutboxEventRow])],
  providers: [LiveStream, LiveEventsRepository, LiveResponder, StreamLimit],
  exports: [LiveStream, LiveResponder],
})
export class LiveModule {}
