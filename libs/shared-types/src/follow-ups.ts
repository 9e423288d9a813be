import type { Instant, PageQuery } from './paging.js';

export const followUpStatuses = ['asked', 'to-call', 'answered', 'given-up'] as const;
/** `asked`: the requester was asked in the mini-program. `to-call`: no answer, an agent calls. `given-up`: closed by the organization's period. */
export type FollowUpStatus = (typeof followUpStatuses)[number];

export interface FollowUpAnswer {
  fixed: boolean;
  /** 1 to 5. */
  csat: number | null;
  /** 0 to 10; asked at a limited rate. */
  nps: number | null;
  comment: string | null;
}

/** What the requester is asked. */
export interface MyFollowUp {
  id: number;
  status: FollowUpStatus;
  askNps: boolean;
  completedAt: Instant;
  /** Closes by itself then. */
  closesAt: Instant;
  engineerName: string | null;
  answer: FollowUpAnswer | null;
  answeredAt: Instant | null;
}
export interface AnswerFollowUpRequest {
  fixed: boolean;
  csat?: number;
  nps?: number;
  comment?: string;
}

export const callResults = ['answered', 'no-answer', 'call-later', 'refused', 'wrong-number'] as const;
export type CallResult = (typeof callResults)[number];
export interface FollowUpCall {
  id: number;
  at: Instant;
  agentName: string | null;
  result: CallResult;
  note: string | null;
  nextCallAt: Instant | null;
}
/** One line of the call list. `contactPhone` is masked; the ticket's reveal route shows it. */
export interface FollowUpSummary {
  id: number;
  ticketId: number;
  ticketNumber: string;
  status: FollowUpStatus;
  problem: string;
  deviceName: string | null;
  contactName: string;
  contactPhone: string;
  engineerName: string | null;
  completedAt: Instant;
  dueAt: Instant;
  closesAt: Instant;
  askNps: boolean;
  calls: FollowUpCall[];
  answer: FollowUpAnswer | null;
  answeredAt: Instant | null;
  answeredBy: 'requester' | 'agent' | null;
}
export interface FollowUpQuery extends PageQuery {
  status?: FollowUpStatus;
  /** Not fixed, or a low score. */
  bad?: boolean;
  ticketId?: number;
}
/** With `answered` the answer is required. */
export interface RecordCallRequest {
  result: CallResult;
  note?: string;
  nextCallAt?: Instant;
  answer?: AnswerFollowUpRequest;
}

export interface FollowUpSettings {
  /** Hours after completing until it stands on the call list. */
  callAfterHours: number;
  /** Hours after completing until it closes by itself. */
  closeAfterHours: number;
  /** Days in which not fixed makes a rework of a closed ticket. */
  guaranteeDays: number;
  /** A CSAT at or below it makes a rework; 0: never. */
  lowScore: number;
  excludeFirstEngineer: boolean;
  /** A requester is asked for NPS at most once in so many days. */
  npsEveryDays: number;
  /** What the agent reads out. */
  script: string;
}
