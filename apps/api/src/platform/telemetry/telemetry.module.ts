import { Global, Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { Lifecycle } from './lifecycle.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';

@Global()
@Module({ controllers: [HealthController, MetricsController], providers: [Lifecycle, Metrics], exports: [Lifecycle, Metrics] })
export class TelemetryModule {}
