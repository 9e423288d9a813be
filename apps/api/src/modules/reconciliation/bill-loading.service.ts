import { Injectable, Logger } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { roundedToFen } from './bill.amounts.js';
import { BillLinesRepository, type BillLineKey, type StandingBill } from './bill-lines.repository.js';
import { readFundFlowBill, readTradeBill, type FundFlow, type TradeLine } from './bill.parser.js';
import { damagedBill, isBillProblem } from './bill-problem.js';
import type { DayLease } from './day-lease.js';
import type { ReconciliationRow } from './reconciliation.entity.js';
import { isDuplicate } from '../../platform/database/duplicates.js';
import type { PayMerchant } from '../../platform/wechat/pay/pay-merchant.js';
import { WechatPayError } from '../../platform/wechat/pay/pay-error.js';
import { WechatPay } from '../../platform/wechat/pay/wechat-pay.js';

/** What a trade bill comes to. */
export type BillSums = Pick<ReconciliationRow, 'billLines' | 'billPaid' | 'billRefunded' | 'billSettled' | 'billReturned' | 'feeCharged' | 'feeReturned'>;

/** A damaged bill is fetched once more before it counts as damaged. */
const attempts = 2;
const nothing: FundFlow = { lines: 0, income: 0, expense: 0, paid: 0, refunded: 0, feeCharged: 0, feeReturned: 0 };

/** Brings bills into the database, line by line as they come. */
@Injectable()
export class BillLoading {
  private readonly logger = new Logger('Reconciliation');

  constructor(
    private readonly lines: BillLinesRepository,
    private readonly wechatPay: WechatPay,
  ) {}

  /** @throws WechatPayError, DomainError `bill-damaged` */
  async fetchTrade(lease: DayLease, merchant: PayMerchant): Promise<BillSums> {
    const { date } = lease.claimed.row;
    return this.fetched(() => this.wechatPay.tradeBill(merchant, date, { gzip: true }), (bytes) => this.loadTrade(lease, bytes), () => noSums());
  }

  /** @throws WechatPayError, DomainError `bill-damaged` */
  async fetchFundFlow(lease: DayLease, merchant: PayMerchant): Promise<FundFlow> {
    const { date } = lease.claimed.row;
    return this.fetched(() => this.wechatPay.fundFlowBill(merchant, date, { gzip: true }), (bytes) => readFundFlowBill(bytes, { date }), () => nothing);
  }

  /** The lines stand beside those of earlier runs until the run takes them; what breaks off leaves none. @throws DomainError `bill-damaged`, `bill-unreadable` */
  async loadTrade(lease: DayLease, bytes: AsyncIterable<Uint8Array>): Promise<BillSums> {
    const { row: { id: reconciliationId, mchid, date }, run } = lease.claimed;
    const sums = noSums();
    try {
      await this.lines.removeRun(reconciliationId, run);
      await readTradeBill(bytes, { mchid, date }, async (lines) => {
        for (const line of lines) add(sums, line);
        await this.insert({ reconciliationId, run }, lines);
        await lease.goOn(lines.length);
      });
      return sums;
    } catch (error) {
      await this.lines.removeRun(reconciliationId, run);
      throw error;
    }
  }

  private async insert(bill: StandingBill, lines: readonly TradeLine[]): Promise<void> {
    try {
      await this.lines.insert(bill, lines);
    } catch (error) {
      throw isDuplicate(error) ? damagedBill('repeated', await this.repeatedLine(bill, lines)) : error;
    }
  }

  /** The first of the lines whose numbers stood in the bill before. */
  private async repeatedLine(bill: StandingBill, lines: readonly TradeLine[]): Promise<number> {
    const keyOf = ({ transactionId, refundId }: BillLineKey) => `${transactionId} ${refundId}`;
    const seen = new Set((await this.lines.present(bill, lines.map(({ transactionId }) => transactionId))).map(keyOf));
    for (const line of lines) {
      if (seen.has(keyOf(line))) return line.line;
      seen.add(keyOf(line));
    }
    return lines[0]?.line ?? 0;
  }

  private async fetched<Result>(ask: () => Promise<{ bytes: Readable }>, read: (bytes: Readable) => Promise<Result>, none: () => Result): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await read((await ask()).bytes);
      } catch (error) {
        if (error instanceof WechatPayError && error.failure === 'no-statement') return none();
        const damaged = isBillProblem(error) || (error instanceof WechatPayError && error.failure === 'bill-damaged');
        if (!damaged || attempt === attempts) throw error;
        this.logger.warn('A bill came damaged and is fetched again.');
      }
    }
  }
}

function noSums(): BillSums {
  return { billLines: 0, billPaid: 0, billRefunded: 0, billSettled: 0, billReturned: 0, feeCharged: 0, feeReturned: 0 };
}

function add(sums: BillSums, { kind, amount, settled, fee }: TradeLine): void {
  sums.billLines += 1;
  if (kind === 'payment') {
    sums.billPaid += amount;
    sums.billSettled += settled;
    sums.feeCharged += roundedToFen(fee);
  } else {
    sums.billRefunded += amount;
    sums.billReturned += settled;
    sums.feeReturned -= roundedToFen(fee);
  }
}
