import { Module } from '@nestjs/common';
import { OperationsController } from './operations.controller.js';
import { OperationsService } from './operations.service.js';
import { AuditModule } from '../audit/audit.module.js';
import { IdentityModule } from '../identity/identity.module.js';

@Module({ imports: [AuditModule, IdentityModule], controllers: [OperationsController], providers: [OperationsService] })
export class OperationsModule {}
