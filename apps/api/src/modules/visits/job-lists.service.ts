import { Injectable } from '@nestjs/common';
import type { JobSummary, Page } from '@scanfix/shared-types';
import type { JobQueryDto } from './dto/job-query.dto.js';
import { JobCards } from './job-cards.js';
import { dueTime } from './job.mapper.js';
import { VisitListsRepository } from './visit-lists.repository.js';
import type { Actor } from '../../platform/auth/actor.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';
import { PeopleService } from '../identity/people.service.js';

/** Nobody has more open jobs than they could read. */
const mostOpenJobs = 500;

/** An engineer's jobs, and the colleagues they may be handed to. */
@Injectable()
export class JobListsService {
  constructor(
    private readonly lists: VisitListsRepository,
    private readonly cards: JobCards,
    private readonly people: PeopleService,
  ) {}

  page(actor: Actor, query: JobQueryDto): Promise<Page<JobSummary>> {
    return query.scope === 'history' ? this.history(actor, query) : this.open(actor, query);
  }

  /** Everybody one may hand a job to. */
  async colleagues({ organizationId, userId }: Actor): Promise<{ id: number; name: string }[]> {
    const ids = (await this.people.staffWithRole(organizationId, 'engineer')).filter((id) => id !== userId);
    const people = await this.people.byIds(organizationId, ids);
    return ids.map((id) => ({ id, name: people.get(id)?.name ?? '' }));
  }

  /** By the promise clock. An engineer's open jobs are few: they are put in order here. */
  private async open({ organizationId, userId }: Actor, { cursor, limit }: JobQueryDto): Promise<Page<JobSummary>> {
    const [afterTime, afterId] = decodeCursor(cursor, 'instant', 'id') ?? [null, null];
    const ids = await this.lists.idsOfEngineer(organizationId, userId, { open: true, beforeId: null, limit: mostOpenJobs });
    const jobs = await this.cards.of(organizationId, userId, await this.lists.byIds(organizationId, ids));
    const keyed = jobs.map((job) => ({ job, due: dueTime(job) })).sort((a, b) => a.due.getTime() - b.due.getTime() || a.job.visitId - b.job.visitId);
    const rest = afterTime === null ? keyed : keyed.filter(({ due, job }) => due > afterTime || (due.getTime() === afterTime.getTime() && job.visitId > afterId));
    return pageOf(rest.slice(0, limit + 1), limit, ({ due, job }) => [due, job.visitId], ({ job }) => job);
  }

  private async history({ organizationId, userId }: Actor, { cursor, limit }: JobQueryDto): Promise<Page<JobSummary>> {
    const [beforeId] = decodeCursor(cursor, 'id') ?? [null];
    const ids = await this.lists.idsOfEngineer(organizationId, userId, { open: false, beforeId, limit: limit + 1 });
    const page = pageOf(ids, limit, (id) => [id], (id) => id);
    const visits = new Map((await this.lists.byIds(organizationId, page.items)).map((visit) => [visit.id, visit]));
    return { items: await this.cards.of(organizationId, userId, page.items.flatMap((id) => visits.get(id) ?? [])), nextCursor: page.nextCursor };
  }
}
