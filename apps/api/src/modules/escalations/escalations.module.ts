import { Module } from '@nestjs/common';
import { EscalationsService } from './escalations.service.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ServiceLevelsModule } from '../service-levels/service-levels.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';

@Module({ imports: [IdentityModule, NoticesModule, ServiceLevelsModule, TicketsModule], providers: [EscalationsService] })
export class EscalationsModule {}
