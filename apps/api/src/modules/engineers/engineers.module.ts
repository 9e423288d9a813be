import { Module } from '@nestjs/common';
import { EngineerDutyController } from './engineer-duty.controller.js';
import { EngineerDutyService } from './engineer-duty.service.js';
import { EngineerPositionsRepository } from './engineer-positions.repository.js';
import { EngineerProfilesService } from './engineer-profiles.service.js';
import { EngineersController } from './engineers.controller.js';
import { EngineersRepository } from './engineers.repository.js';
import { EngineersService } from './engineers.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { DispatchSettingsModule } from '../dispatch-settings/dispatch-settings.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';

@Module({
  imports: [AssetsModule, AuditModule, DispatchSettingsModule, IdentityModule, LocationsModule, OrganizationsModule],
  controllers: [EngineersController, EngineerDutyController],
  providers: [EngineersService, EngineerProfilesService, EngineerDutyService, EngineersRepository, EngineerPositionsRepository],
  exports: [EngineersService, EngineerDutyService],
})
export class EngineersModule {}
