import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { problemStatuses, type Problem, type ProblemCode } from '@scanfix/shared-types';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from './domain-error.js';

/** What frameworks throw, by HTTP status. */
const codesByStatus: Record<number, ProblemCode> = {
  400: 'malformed-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  429: 'rate-limited',
};

/** The database found what a race let through: a duplicate, a reference, a value out of range. */
const codesByDatabaseError: Record<string, ProblemCode> = {
  ER_DUP_ENTRY: 'conflict',
  ER_ROW_IS_REFERENCED_2: 'conflict',
  ER_NO_REFERENCED_ROW_2: 'conflict',
  ER_LOCK_DEADLOCK: 'conflict',
  ER_LOCK_WAIT_TIMEOUT: 'conflict',
  ER_DATA_TOO_LONG: 'validation-failed',
  ER_TRUNCATED_WRONG_VALUE_FOR_FIELD: 'validation-failed',
  ER_WARN_DATA_OUT_OF_RANGE: 'validation-failed',
  ER_CON_COUNT_ERROR: 'not-ready',
  ECONNREFUSED: 'not-ready',
  PROTOCOL_CONNECTION_LOST: 'not-ready',
};

export function problemOf(error: unknown, requestId: string): Problem {
  const known = error instanceof DomainError ? error : null;
  const code = known?.code ?? codeOf(error);
  return {
    type: `urn:scanfix:problem:${code}`,
    title: code,
    status: problemStatuses[code],
    code,
    requestId,
    ...(known?.errors ? { errors: known.errors } : {}),
    ...(known?.context ? { context: known.context } : {}),
  };
}

function codeOf(error: unknown): ProblemCode {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  if (status !== undefined && status < 500) return codesByStatus[status] ?? 'malformed-request';
  const databaseCode = (error as { code?: string } | null)?.code;
  return (databaseCode !== undefined ? codesByDatabaseError[databaseCode] : undefined) ?? 'internal-error';
}

/** The one place where an error becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const status = sendProblem(error, request, reply);
    if (status >= 500 && !(error instanceof DomainError)) this.logger.error(`${String(request.id)} ${request.method} ${request.routeOptions?.url ?? ''}: ${describe(error)}`);
  }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): number {
  const problem = problemOf(error, String(request.id));
  if (reply.raw.headersSent) {
    // A stream was under way: the only honest signal left is to cut it.
    reply.raw.destroy();
    return problem.status;
  }
  const retryAfter = problem.context?.['retryAfterSeconds'];
  if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter));
  void reply.status(problem.status).type('application/problem+json').send(problem);
  return problem.status;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
