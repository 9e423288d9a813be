import { Module } from '@nestjs/common';
import { FollowUpAnswersService } from './follow-up-answers.service.js';
import { FollowUpMessages } from './follow-up-messages.js';
import { FollowUpsClock } from './follow-ups.clock.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { FollowUpsListener } from './follow-ups.listener.js';
import { FollowUpsRepository } from './follow-ups.repository.js';
import { FollowUpsService } from './follow-ups.service.js';
import { MyFollowUpsController } from './my-follow-ups.controller.js';
import { MyFollowUpsService } from './my-follow-ups.service.js';
import { FollowUpSettingsModule } from '../follow-up-settings/follow-up-settings.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';

@Module({
  imports: [FollowUpSettingsModule, IdentityModule, NoticesModule, TicketsModule],
  controllers: [FollowUpsController, MyFollowUpsController],
  providers: [FollowUpsService, FollowUpAnswersService, MyFollowUpsService, FollowUpsRepository, FollowUpsListener, FollowUpsClock, FollowUpMessages],
})
export class FollowUpsModule {}
