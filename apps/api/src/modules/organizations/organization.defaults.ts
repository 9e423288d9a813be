import type { Organization } from './organization.entity.js';

/** As an organization begins; without a short name, the first characters of the name. */
export function newOrganization({ name, shortName }: { name: string; shortName?: string }): Omit<Organization, 'id'> {
  return {
    name,
    shortName: shortName ?? [...name].slice(0, 10).join(''),
    servicePhone: null,
    notice: null,
    timeZone: 'Asia/Shanghai',
    anonymousReports: true,
    automaticTriage: false,
    expectedResponseMinutes: { normal: 240, urgent: 60, emergency: 15 },
    createdAt: new Date(),
  };
}
