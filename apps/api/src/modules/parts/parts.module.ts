import { Module } from '@nestjs/common';
import { PartsController } from './parts.controller.js';
import { PartsRepository } from './parts.repository.js';
import { PartsService } from './parts.service.js';
import { AssetsModule } from '../assets/assets.module.js';

@Module({
  imports: [AssetsModule],
  controllers: [PartsController],
  providers: [PartsService, PartsRepository],
  exports: [PartsService],
})
export class PartsModule {}
