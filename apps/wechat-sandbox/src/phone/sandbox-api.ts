import type { DemoSticker, Health, Person, PersonView, PhoneConfiguration, Place, SandboxChange, SmsMessage } from '../contract.js';

/** What the sandbox's server did not do, and why. */
export class SandboxRefusal extends Error {
  constructor(
    message: string,
    readonly reason: string | null,
  ) {
    super(message);
  }
}

export async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`/control/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Answer & { error?: string; message?: string; reason?: string };
  if (!response.ok) throw new SandboxRefusal(answer.error ?? answer.message ?? `HTTP ${response.status}`, answer.reason ?? null);
  return answer;
}

export const sandboxApi = {
  configuration: () => ask<PhoneConfiguration>('GET', 'configuration'),
  health: () => ask<Health>('GET', 'health'),
  people: () => ask<PersonView[]>('GET', 'people'),
  stickers: () => ask<DemoSticker[]>('GET', 'stickers'),
  places: () => ask<Place[]>('GET', 'places'),
  sms: () => ask<SmsMessage[]>('GET', 'sms'),
  savePerson: (person: Person) => ask<PersonView[]>('POST', 'people', person),
  removePerson: (id: string) => ask<PersonView[]>('DELETE', `people/${id}`),
  loginCode: (person: string) => ask<{ code: string }>('POST', 'login-code', { person }),
  phoneCode: (person: string) => ask<{ code: string }>('POST', 'phone-code', { person }),
};

/** Returns the way to stop listening. `onOpen` comes again after every reconnection, when changes may have been missed. */
export function listenToSandbox(onChange: (change: SandboxChange) => void, onOpen: () => void): () => void {
  const source = new EventSource('/control/events');
  source.onopen = onOpen;
  source.onmessage = ({ data }: MessageEvent<string>) => onChange(JSON.parse(data) as SandboxChange);
  return () => source.close();
}
