import type { DispatchSettings, EngineerProfile, SaveEngineerRequest } from '@scanfix/shared-types';
import type { Field } from './field.js';
import type { TestPerson } from './people.js';

/** What the manager writes down of an engineer; without more, nothing is restricted. */
export async function describeEngineer({ as }: Field, person: TestPerson, more: Partial<SaveEngineerRequest> = {}): Promise<EngineerProfile> {
  return as.manager.put<EngineerProfile>(`/engineers/${person.id}`, {
    maximumOpenJobs: 5, skills: [], territoryLocationIds: [], territoryPolygons: [], shifts: [], base: null, ...more,
  });
}

/** Of the dispatch settings, these; the others stay. */
export async function configureDispatch({ as }: Field, more: Partial<DispatchSettings>): Promise<DispatchSettings> {
  return as.manager.put<DispatchSettings>('/dispatch/settings', { ...await as.manager.get<DispatchSettings>('/dispatch/settings'), ...more });
}
