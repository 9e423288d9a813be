import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Headers } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Metrics } from './metrics.js';
import { Public } from '../auth/access.decorators.js';
import { Config } from '../config/config.js';
import { DomainError } from '../errors/domain-error.js';

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly config: Config,
  ) {}

  /** Public to the guard: it has a token of its own, for a machine. */
  @Get()
  @Public()
  @ApiOkResponse({ description: 'Figures in the form of Prometheus', content: { 'text/plain': { schema: { type: 'string' } } } })
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  read(@Headers('authorization') authorization: string | undefined): Promise<string> {
    const { METRICS_TOKEN } = this.config.settings;
    if (METRICS_TOKEN !== '' && !same(authorization ?? '', `Bearer ${METRICS_TOKEN}`)) throw new DomainError('unauthenticated');
    return this.metrics.registry.metrics();
  }
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
