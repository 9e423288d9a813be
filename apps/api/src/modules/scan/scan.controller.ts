import { Controller, Get, Param } from '@nestjs/common';
import type { ScanView } from '@scanfix/shared-types';
import { IsString, MaxLength } from 'class-validator';
import { ScanService } from './scan.service.js';
import { Public } from '../../platform/auth/access.decorators.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

export class ScanParam {
  @IsString()
  @MaxLength(64)
  code: string;
}

@Controller('scan')
export class ScanController {
  constructor(private readonly scan: ScanService) {}

  @Get(':code')
  @Public()
  @RateLimit('scan')
  view(@Param() { code }: ScanParam): Promise<ScanView> {
    return this.scan.view(code);
  }
}
