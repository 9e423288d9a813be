import type { OrganizationSettings } from '@scanfix/shared-types';
import type { Organization } from './organization.entity.js';

export function settingsOf(organization: Organization): OrganizationSettings {
  const { createdAt: _, ...settings } = organization;
  return { ...settings };
}
