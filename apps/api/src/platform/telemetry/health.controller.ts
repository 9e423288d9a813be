import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse } from '@nestjs/swagger';
import { Lifecycle } from './lifecycle.js';
import { Public } from '../auth/access.decorators.js';
import { DatabaseStatus } from '../database/database-status.js';
import { DomainError } from '../errors/domain-error.js';
import { Storage } from '../storage/storage.js';

const patience = 2000;

const statusOf = (word: string) => ({ description: word, schema: { type: 'object' as const, required: ['status'], properties: { status: { type: 'string' as const, enum: [word] } } } });

@Controller('health')
@Public()
export class HealthController {
  constructor(
    private readonly database: DatabaseStatus,
    private readonly storage: Storage,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** The process runs and answers; restarting it would not help anything. */
  @Get('live')
  @ApiOkResponse(statusOf('live'))
  live() {
    return { status: 'live' };
  }

  /** Requests may be sent here. */
  @Get('ready')
  @ApiOkResponse(statusOf('ready'))
  @ApiServiceUnavailableResponse({ description: 'Send requests elsewhere for now' })
  async ready() {
    if (this.lifecycle.stopping) throw new DomainError('not-ready', { missing: 'stopping' });
    await required('database', this.database.ping());
    await required('storage', this.storage.check());
    return { status: 'ready' };
  }
}

async function required(name: string, check: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('too late')), patience); });
  try {
    await Promise.race([check, late]);
  } catch {
    throw new DomainError('not-ready', { missing: name });
  } finally {
    clearTimeout(timer);
  }
}
