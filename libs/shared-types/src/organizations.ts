import type { CoordinateSystem } from './locations.js';
import type { Urgency } from './tickets.js';

/** Expected minutes until somebody answers, by urgency; shown on the scan page. */
export type ExpectedResponseMinutes = Record<Urgency, number>;

export interface OrganizationSettings {
  id: number;
  name: string;
  shortName: string;
  /** The desk's number, shown to requesters. */
  servicePhone: string | null;
  /** Shown on every scan page; plain text, at most 500 characters. */
  notice: string | null;
  timeZone: string;
  /** A phone number and a one-time code are enough to report; no account is kept. */
  anonymousReports: boolean;
  /** Submitted tickets are triaged at once with the priority of their urgency. */
  automaticTriage: boolean;
  expectedResponseMinutes: ExpectedResponseMinutes;
}

export type UpdateOrganizationRequest = Partial<Omit<OrganizationSettings, 'id'>>;

/** What a client needs before anyone has logged in. */
export interface ClientConfiguration {
  organizationName: string;
  /** The default organization's desk, for who has no sticker or an unknown one. */
  servicePhone: string | null;
  /** Origin of the sandbox phone that may talk to the H5 build; null in production. */
  sandboxOrigin: string | null;
  publicUrl: string;
  locales: string[];
  /** What lies under a map; null: maps are drawn on an empty ground. */
  mapTiles: MapTiles | null;
  /** The Official Account under which H5 pays within WeChat; null: not set up. `authorizeUrl` is WeChat's page for its code. */
  officialAccount: { appId: string; authorizeUrl: string } | null;
}

/** `url` with `{z}`, `{x}`, `{y}` and, where there are several hosts, `{s}` for `a` to `c`. */
export interface MapTiles {
  url: string;
  attribution: string;
  /** In which system the pictures are drawn: places are converted to it. */
  system: CoordinateSystem;
}
