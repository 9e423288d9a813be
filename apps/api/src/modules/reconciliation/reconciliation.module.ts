import { Module } from '@nestjs/common';
import { BillLinesRepository } from './bill-lines.repository.js';
import { BillLoading } from './bill-loading.service.js';
import { DailyReconciliation } from './daily-reconciliation.js';
import { DayClosing } from './day-closing.service.js';
import { DayComparison } from './day-comparison.service.js';
import { DifferenceRecording } from './difference-recording.service.js';
import { DifferencesRepository } from './differences.repository.js';
import { DifferencesService } from './differences.service.js';
import { NextDaySearch } from './next-day-search.service.js';
import { ReconciliationRuns } from './reconciliation-runs.service.js';
import { ReconciliationsController } from './reconciliations.controller.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';
import { ReconciliationsService } from './reconciliations.service.js';
import { AuditModule } from '../audit/audit.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { MerchantsModule } from '../merchants/merchants.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PaymentsModule } from '../payments/payments.module.js';

@Module({
  imports: [AuditModule, IdentityModule, LedgerModule, MerchantsModule, NoticesModule, PaymentsModule],
  controllers: [ReconciliationsController],
  providers: [
    ReconciliationsService, DifferencesService, ReconciliationRuns, DailyReconciliation, BillLoading, DayComparison, DayClosing, DifferenceRecording, NextDaySearch,
    ReconciliationsRepository, DifferencesRepository, BillLinesRepository,
  ],
  exports: [ReconciliationsService],
})
export class ReconciliationModule {}
