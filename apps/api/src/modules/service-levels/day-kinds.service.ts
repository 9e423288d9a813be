import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@scanfix/shared-types';
import { publicHoliday } from './public-holidays.js';
import { ServiceLevelsRepository } from './service-levels.repository.js';
import { weekdayOf } from '../../platform/time/week-clock.js';

/** A holiday is no weekend, and a weekend that is worked in a holiday's place is none either. */
export type DayKind = 'working-day' | 'weekend' | 'holiday';

/** What people call a day, by the organization's first calendar; without one, by the public holidays. */
@Injectable()
export class DayKindsService {
  constructor(private readonly serviceLevels: ServiceLevelsRepository) {}

  async of(organizationId: number, day: CalendarDate): Promise<DayKind> {
    const [calendar] = await this.serviceLevels.calendars(organizationId);
    const exception = calendar?.exceptions.find(({ date }) => date === day);
    if (exception) return exception.working ? 'working-day' : 'holiday';
    const rule = calendar?.publicHolidays === false ? null : publicHoliday(day);
    if (rule !== null) return rule === 'free' ? 'holiday' : 'working-day';
    return weekdayOf(day) > 5 ? 'weekend' : 'working-day';
  }
}
