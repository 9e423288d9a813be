import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, MoreThan, Repository } from 'typeorm';
import type { EventSource, TailedEvent } from './event-tail.js';
import { OutboxEventRow } from '../outbox/outbox.entities.js';

@Injectable()
export class LiveEventsRepository implements EventSource {
  constructor(@InjectRepository(OutboxEventRow) private readonly events: Repository<OutboxEventRow>) {}

  async latestId(): Promise<number> {
    return await this.events.maximum('id') ?? 0;
  }

  async earliestId(): Promise<number> {
    return await this.events.minimum('id') ?? 0;
  }

  after(id: number, limit: number): Promise<TailedEvent[]> {
    return this.events.find({ where: { id: MoreThan(id) }, order: { id: 'ASC' }, take: limit });
  }

  byIds(ids: readonly number[]): Promise<TailedEvent[]> {
    return this.events.find({ where: { id: In([...ids]) }, order: { id: 'ASC' } });
  }
}
