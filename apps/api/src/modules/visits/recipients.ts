import { Injectable } from '@nestjs/common';
import type { StaffRole } from '@scanfix/shared-types';
import { PeopleService } from '../identity/people.service.js';

/** Who is told what. A small organization has no agents or managers: then those who do their work are told. */
@Injectable()
export class Recipients {
  constructor(private readonly people: PeopleService) {}

  /** Whoever plans the next visit. */
  desk(organizationId: number): Promise<number[]> {
    return this.firstOf(organizationId, ['agent', 'manager', 'admin']);
  }

  /** Whoever answers for the engineers. */
  managers(organizationId: number): Promise<number[]> {
    return this.firstOf(organizationId, ['manager', 'admin']);
  }

  private async firstOf(organizationId: number, roles: readonly StaffRole[]): Promise<number[]> {
    for (const role of roles) {
      const people = await this.people.staffWithRole(organizationId, role);
      if (people.length > 0) return people;
    }
    return [];
  }
}
