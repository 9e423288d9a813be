import { AppstoreOutlined, TeamOutlined, UnorderedListOutlined, UserOutlined } from '@ant-design/icons';
import type { Me } from '@scanfix/shared-types';
import type { ReactNode } from 'react';
import { may, visibleTo } from '../access';
import { call } from '../api/call';
import { placeOf, pathOf, spokenNumber } from '../components/format';
import type { Words } from '../i18n';
import type { ConsolePage } from '../routes';

export type FoundGroup = keyof Words['palette']['groups'];

export interface Found {
  key: string;
  group: FoundGroup;
  icon: ReactNode;
  title: string;
  detail: string;
  path: string;
}

export interface Findings {
  found: Found[];
  /** One of the searches failed; the others stand. */
  incomplete: boolean;
}

/** What the palette finds: tickets, assets, requesters and staff, each as far as the person may read them. */
export async function searchEverything(search: string, me: Me, words: Words): Promise<Findings> {
  const searches = [
    may(me, 'ticket:read') ? findTickets(search, words) : [],
    may(me, 'asset:read') ? findAssets(search, words) : [],
    may(me, 'requester:read') ? findRequesters(search, words) : [],
    may(me, 'staff:read') ? findStaff(search, words) : [],
  ];
  const results = await Promise.allSettled(searches);
  return { found: results.flatMap((result) => (result.status === 'fulfilled' ? result.value : [])), incomplete: results.some(({ status }) => status === 'rejected') };
}

export function findPages(search: string, me: Me, pages: ConsolePage[], words: Words): Found[] {
  return visibleTo(me, pages).flatMap(({ path, menu }) => {
    if (!menu) return [];
    const title = words.layout.menu[menu.label];
    return title.toLowerCase().includes(search.toLowerCase()) ? [{ key: `page-${path}`, group: 'pages' as const, icon: menu.icon, title, detail: '', path }] : [];
  });
}

const limit = 6;

async function findTickets(search: string, words: Words): Promise<Found[]> {
  const { items } = await call('GET /tickets', { query: { search, limit } });
  return items.map((ticket) => ({
    key: `ticket-${ticket.id}`,
    group: 'tickets',
    icon: <UnorderedListOutlined />,
    title: `${spokenNumber(ticket.number)} · ${ticket.problem}`,
    detail: [words.ticketStates[ticket.state], ticket.asset?.name, placeOf(ticket, words)].filter(Boolean).join(' · '),
    path: `/tickets/${ticket.id}`,
  }));
}

async function findAssets(search: string, words: Words): Promise<Found[]> {
  const { items } = await call('GET /assets', { query: { search, limit } });
  return items.map((asset) => ({
    key: `asset-${asset.id}`,
    group: 'assets',
    icon: <AppstoreOutlined />,
    title: asset.name,
    detail: [asset.serialNumber, pathOf(asset.location, words)].filter(Boolean).join(' · '),
    path: `/assets/${asset.id}`,
  }));
}

async function findRequesters(search: string, words: Words): Promise<Found[]> {
  const { items } = await call('GET /requesters', { query: { search, limit } });
  return items.map((requester) => ({
    key: `requester-${requester.id}`,
    group: 'requesters',
    icon: <UserOutlined />,
    title: requester.name ?? words.requesters.noName,
    detail: requester.phone ?? words.requesters.noPhone,
    path: `/tickets?view=all&requesterId=${requester.id}`,
  }));
}

async function findStaff(search: string, words: Words): Promise<Found[]> {
  const { items } = await call('GET /staff', { query: { search, limit } });
  return items.map((person) => ({
    key: `staff-${person.id}`,
    group: 'staff',
    icon: <TeamOutlined />,
    title: person.name,
    detail: person.roles.map((role) => words.roles[role]).join(' · '),
    path: `/staff?search=${encodeURIComponent(person.name)}`,
  }));
}
