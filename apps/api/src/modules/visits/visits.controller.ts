import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { VisitView } from '@scanfix/shared-types';
import { DeskVisitsService } from './desk-visits.service.js';
import { AddAssistantDto, AssistantParam, MarkFalseDto, PlanVisitDto } from './dto/desk-visit.dto.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

/** Visits as the desk sees them. */
@Controller()
export class VisitsController {
  constructor(private readonly visits: DeskVisitsService) {}

  @Get('tickets/:id/visits')
  @RequirePermission('visit:read')
  ofTicket(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<VisitView[]> {
    return this.visits.ofTicket(actor, id);
  }

  @Post('visits/:id/assistants')
  @RequirePermission('ticket:assign')
  @Idempotent()
  addAssistant(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { engineerId }: AddAssistantDto): Promise<VisitView> {
    return this.visits.addAssistant(actor, id, engineerId);
  }

  @Delete('visits/:id/assistants/:engineerId')
  @RequirePermission('ticket:assign')
  removeAssistant(@CurrentActor() actor: Actor, @Param() { id, engineerId }: AssistantParam): Promise<VisitView> {
    return this.visits.removeAssistant(actor, id, engineerId);
  }

  @Put('visits/:id/plan')
  @RequirePermission('ticket:assign')
  plan(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: PlanVisitDto): Promise<VisitView> {
    return this.visits.plan(actor, id, dto);
  }

  @Post('visits/:id/mark-false')
  @HttpCode(200)
  @RequirePermission('ticket:mark-false')
  markFalse(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { note }: MarkFalseDto): Promise<VisitView> {
    return this.visits.markFalse(actor, id, note);
  }
}
