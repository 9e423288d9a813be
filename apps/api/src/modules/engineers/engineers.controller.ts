import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import type { EngineerProfile, EngineerSummary } from '@scanfix/shared-types';
import { AbsenceParam, AddAbsenceDto, SaveEngineerDto } from './dto/engineer.dto.js';
import { EngineerProfilesService } from './engineer-profiles.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('engineers')
export class EngineersController {
  constructor(private readonly profiles: EngineerProfilesService) {}

  @Get()
  @RequirePermission('engineer:read')
  list(@CurrentActor() actor: Actor): Promise<EngineerSummary[]> {
    return this.profiles.list(actor);
  }

  @Get(':id')
  @RequirePermission('engineer:read')
  get(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<EngineerProfile> {
    return this.profiles.profile(actor, id);
  }

  @Put(':id')
  @RequirePermission('engineer:write')
  save(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: SaveEngineerDto): Promise<EngineerProfile> {
    return this.profiles.save(actor, id, dto);
  }

  @Post(':id/absences')
  @Idempotent()
  @RequirePermission('engineer:write')
  addAbsence(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: AddAbsenceDto): Promise<EngineerProfile> {
    return this.profiles.addAbsence(actor, id, dto);
  }

  @Delete(':id/absences/:absenceId')
  @RequirePermission('engineer:write')
  removeAbsence(@CurrentActor() actor: Actor, @Param() { id, absenceId }: AbsenceParam): Promise<EngineerProfile> {
    return this.profiles.removeAbsence(actor, id, absenceId);
  }
}
