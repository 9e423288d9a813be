import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DatabaseStatus } from '../database/database-status.js';
import { OutboxDeliveriesRepository } from '../outbox/outbox-deliveries.repository.js';

/** What Prometheus collects. A registry per application, so that two in one process do not mix. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'http_request_duration_seconds', help: 'Time to answer, by route pattern and status', labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10], registers: [this.registry],
  });

  constructor(database: DatabaseStatus, deliveries: OutboxDeliveriesRepository) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'outbox_deliveries', help: 'Deliveries that wait or have been given up', labelNames: ['status'], registers: [this.registry],
      async collect() {
        const { pending, dead } = await deliveries.totals();
        this.set({ status: 'pending' }, pending);
        this.set({ status: 'dead' }, dead);
      },
    });
    new Gauge({
      name: 'database_connections', help: 'Connections of the pool, and requests waiting for one', labelNames: ['state'], registers: [this.registry],
      collect() {
        for (const [state, count] of Object.entries(database.connections())) this.set({ state }, count);
      },
    });
  }

  measureRequests(server: FastifyInstance): void {
    server.addHook('onResponse', (request, reply, done) => {
      this.durations.observe({ method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000);
      done();
    });
  }
}
