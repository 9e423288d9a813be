import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { MyDuty } from '@scanfix/shared-types';
import { ReportPositionDto, SetDutyDto } from './dto/duty.dto.js';
import { EngineerDutyService } from './engineer-duty.service.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';

/** The engineer's own switch and place. */
@Controller('me')
export class EngineerDutyController {
  constructor(private readonly duties: EngineerDutyService) {}

  @Get('duty')
  @RequirePermission('job:work')
  duty(@CurrentActor() actor: Actor): Promise<MyDuty> {
    return this.duties.duty(actor);
  }

  @Put('duty')
  @RequirePermission('job:work')
  setDuty(@CurrentActor() actor: Actor, @Body() { takesJobs }: SetDutyDto): Promise<MyDuty> {
    return this.duties.setDuty(actor, takesJobs);
  }

  @Post('positions')
  @HttpCode(200)
  @RequirePermission('job:work')
  reportPosition(@CurrentActor() actor: Actor, @Body() dto: ReportPositionDto): Promise<MyDuty> {
    return this.duties.report(actor, dto);
  }
}
