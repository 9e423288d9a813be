import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { monthBefore, monthOf, statementsDue } from './month.js';
import { MonthlyStatementsService } from './monthly-statements.service.js';
import { MoneySettingsService } from '../money-settings/money-settings.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { QuoteBooksService } from '../quotes/quote-books.service.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';

/** Milliseconds: whoever bought nothing on credit in the last two months has nothing new to be told. */
const lookBack = 62 * 86_400_000;

/** From its day of the month on, each hour: an hour that was missed is made up for by the next. */
@Injectable()
export class MonthlyStatementsClock implements OnModuleInit {
  private readonly logger = new Logger('MonthlyStatements');

  constructor(
    private readonly scheduler: Scheduler,
    private readonly statements: MonthlyStatementsService,
    private readonly books: QuoteBooksService,
    private readonly settings: MoneySettingsService,
    private readonly organizations: OrganizationsService,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({ name: 'monthly-statements', schedule: '20 * * * *', run: () => this.make() });
  }

  async make(now = new Date()): Promise<void> {
    for (const { organizationId, customerId } of await this.books.creditors(new Date(now.getTime() - lookBack))) {
      try {
        const [{ timeZone }, { statementDay }] = await Promise.all([this.organizations.settings(organizationId), this.settings.settings(organizationId)]);
        const today = calendarDayOf(now, timeZone);
        if (statementsDue(today, statementDay)) await this.statements.makeByClock(organizationId, customerId, monthBefore(monthOf(today)));
      } catch (error) {
        // One customer's trouble is not the others'.
        this.logger.error({ organizationId, customerId, error }, 'a monthly statement could not be made');
      }
    }
  }
}
