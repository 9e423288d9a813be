import { Module } from '@nestjs/common';
import { NoticesController } from './notices.controller.js';
import { NoticesListener } from './notices.listener.js';
import { NoticesRepository } from './notices.repository.js';
import { NoticesService } from './notices.service.js';

@Module({ controllers: [NoticesController], providers: [NoticesService, NoticesRepository, NoticesListener], exports: [NoticesService] })
export class NoticesModule {}
