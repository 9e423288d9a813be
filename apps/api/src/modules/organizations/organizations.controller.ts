import { Body, Controller, Get, Patch } from '@nestjs/common';
import type { ClientConfiguration, OrganizationSettings } from '@scanfix/shared-types';
import { ClientConfigurations } from './client-configurations.js';
import { UpdateOrganizationDto } from './dto/update-organization.dto.js';
import { OrganizationsService } from './organizations.service.js';
import { CurrentActor, Public, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';

@Controller()
export class OrganizationsController {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly clientConfigurations: ClientConfigurations,
  ) {}

  @Get('client-configuration')
  @Public()
  clientConfiguration(): Promise<ClientConfiguration> {
    return this.clientConfigurations.get();
  }

  @Get('organization')
  @RequirePermission('organization:read')
  settings(@CurrentActor() actor: Actor): Promise<OrganizationSettings> {
    return this.organizations.settings(actor.organizationId);
  }

  @Patch('organization')
  @RequirePermission('organization:write')
  update(@CurrentActor() actor: Actor, @Body() dto: UpdateOrganizationDto): Promise<OrganizationSettings> {
    return this.organizations.update(actor, dto);
  }
}
