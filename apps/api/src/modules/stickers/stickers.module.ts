import { Module } from '@nestjs/common';
import { ScanCounter } from './scan-counter.js';
import { StickerScansRepository } from './sticker-scans.repository.js';
import { StickersRepository } from './stickers.repository.js';
import { StickersService } from './stickers.service.js';

@Module({
  providers: [StickersService, StickersRepository, StickerScansRepository, ScanCounter],
  exports: [StickersService],
})
export class StickersModule {}
