import { useSyncExternalStore } from 'react';
import type { OutboxEntry } from '@/reporting/outbox';
import { onOutboxChange, outboxEntries } from '@/reporting/outbox-sender';

export const useOutbox = (): OutboxEntry[] => useSyncExternalStore(onOutboxChange, outboxEntries);
