import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { AssignmentProposal, DispatchBoard, DispatchTimeline } from '@scanfix/shared-types';
import { BoardService } from './board.service.js';
import { ApplyProposalDto, CreateProposalDto, TimelineQueryDto } from './dto/dispatch.dto.js';
import { ProposalsService } from './proposals.service.js';
import { TimelineService } from './timeline.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('dispatch')
export class DispatchController {
  constructor(
    private readonly boards: BoardService,
    private readonly timelines: TimelineService,
    private readonly proposals: ProposalsService,
  ) {}

  @Get('board')
  @RequirePermission('dispatch:read')
  board(@CurrentActor() actor: Actor): Promise<DispatchBoard> {
    return this.boards.board(actor);
  }

  @Get('timeline')
  @RequirePermission('dispatch:read')
  timeline(@CurrentActor() actor: Actor, @Query() query: TimelineQueryDto): Promise<DispatchTimeline> {
    return this.timelines.timeline(actor, query);
  }

  @Post('proposals')
  @Idempotent()
  @RequirePermission('ticket:assign')
  propose(@CurrentActor() actor: Actor, @Body() { ticketIds }: CreateProposalDto): Promise<AssignmentProposal> {
    return this.proposals.create(actor, ticketIds);
  }

  @Post('proposals/:id/apply')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('ticket:assign')
  applyProposal(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { ticketIds }: ApplyProposalDto): Promise<AssignmentProposal> {
    return this.proposals.apply(actor, id, ticketIds);
  }
}
