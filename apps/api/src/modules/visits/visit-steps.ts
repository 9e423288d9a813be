import { Injectable } from '@nestjs/common';
import type { VisitOutcome } from '@scanfix/shared-types';
import type { Visit } from './visit.entity.js';
import { stageOf, startOf } from './visit.times.js';
import { VisitsRepository } from './visits.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** How a visit moves on: its times, and what follows from them. */
@Injectable()
export class VisitSteps {
  constructor(private readonly visits: VisitsRepository) {}

  async step(transaction: Transaction, visit: Visit, at: Date, changes: Partial<Visit> = {}): Promise<void> {
    const after = { ...visit, ...changes };
    await this.visits.update(transaction, visit, {
      ...changes, stage: stageOf(after), startsAt: startOf(after), lastStepAt: at > visit.lastStepAt ? at : visit.lastStepAt,
    });
  }

  async end(transaction: Transaction, visit: Visit, outcome: VisitOutcome, at: Date, changes: Partial<Visit> = {}): Promise<void> {
    await this.step(transaction, visit, at, { ...changes, outcome, finishedAt: at, open: false, openTicketId: null });
  }
}
