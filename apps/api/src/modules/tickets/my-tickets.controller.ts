import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { AssetCategory, LocationSummary, Page, TicketProgress, TicketSubmitted, TicketSummary } from '@scanfix/shared-types';
import { SubmitTicketDto } from './dto/submit-ticket.dto.js';
import { CancelTicketDto, CommentDto, FollowDto, ReworkTicketDto } from './dto/ticket-actions.dto.js';
import { PlacesQueryDto } from './dto/places-query.dto.js';
import { MyTicketsService } from './my-tickets.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';
import { AssetsService } from '../assets/assets.service.js';
import { LocationsService } from '../locations/locations.service.js';

/** Own tickets, and what a report without a sticker chooses from. */
@Controller('my')
export class MyTicketsController {
  constructor(
    private readonly myTickets: MyTicketsService,
    private readonly locations: LocationsService,
    private readonly assets: AssetsService,
  ) {}

  @Post('tickets')
  @RequirePermission('ticket:submit')
  @Idempotent()
  submit(@CurrentActor() actor: Actor, @Body() dto: SubmitTicketDto): Promise<TicketSubmitted> {
    return this.myTickets.submit(actor, dto);
  }

  @Get('tickets')
  @RequirePermission('ticket:read-own')
  page(@CurrentActor() actor: Actor, @Query() query: PageQueryDto): Promise<Page<TicketSummary>> {
    return this.myTickets.page(actor, query);
  }

  @Get('tickets/:id')
  @RequirePermission('ticket:read-own')
  progress(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<TicketProgress> {
    return this.myTickets.progress(actor, id);
  }

  @Post('tickets/:id/comments')
  @RequirePermission('ticket:read-own')
  @Idempotent()
  comment(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: CommentDto): Promise<TicketProgress> {
    return this.myTickets.comment(actor, id, dto);
  }

  @Post('tickets/:id/cancel')
  @HttpCode(200)
  @RequirePermission('ticket:read-own')
  cancel(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: CancelTicketDto): Promise<TicketProgress> {
    return this.myTickets.cancel(actor, id, dto);
  }

  @Post('tickets/:id/rework')
  @HttpCode(200)
  @RequirePermission('ticket:read-own')
  @Idempotent()
  rework(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: ReworkTicketDto): Promise<TicketProgress> {
    return this.myTickets.rework(actor, id, dto);
  }

  @Post('follows')
  @RequirePermission('ticket:follow')
  @Idempotent()
  follow(@CurrentActor() actor: Actor, @Body() dto: FollowDto): Promise<TicketSubmitted> {
    return this.myTickets.follow(actor, dto);
  }

  @Get('places')
  @RequirePermission('ticket:submit')
  places(@CurrentActor() actor: Actor, @Query() query: PlacesQueryDto): Promise<LocationSummary[]> {
    return this.locations.places(actor.organizationId, query);
  }

  @Get('problem-types')
  @RequirePermission('ticket:submit')
  problemTypes(@CurrentActor() actor: Actor): Promise<AssetCategory[]> {
    return this.assets.categories(actor.organizationId);
  }
}
