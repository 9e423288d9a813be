import { Module } from '@nestjs/common';
import { ClientConfigurations } from './client-configurations.js';
import { OrganizationsController } from './organizations.controller.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { OrganizationsService } from './organizations.service.js';
import { AuditModule } from '../audit/audit.module.js';

@Module({
  imports: [AuditModule],
  controllers: [OrganizationsController],
  providers: [OrganizationsService, ClientConfigurations, OrganizationsRepository],
  exports: [OrganizationsService],
})
export class OrganizationsModule {}
