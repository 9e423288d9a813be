import type { Me, Permission } from '@scanfix/shared-types';

export const menuGroups = ['desk', 'finance', 'assets', 'people', 'settings'] as const;
export type MenuGroup = (typeof menuGroups)[number];

export interface Guarded {
  permission: Permission;
}

/** Default deny, as the API does: the server decides again on every call. */
export function may(me: Pick<Me, 'permissions'>, permission: Permission): boolean {
  return me.permissions.includes(permission);
}

export function visibleTo<Page extends Guarded>(me: Pick<Me, 'permissions'>, pages: readonly Page[]): Page[] {
  return pages.filter((page) => may(me, page.permission));
}

export interface MenuEntry extends Guarded {
  path: string;
  menu?: { group: MenuGroup };
}

/** Who works with the money and takes no tickets begins with the money; everybody else with the desk. */
function groupsFor(me: Pick<Me, 'permissions'>): readonly MenuGroup[] {
  if (!may(me, 'finance:work') || may(me, 'ticket:triage')) return menuGroups;
  return ['finance', ...menuGroups.filter((group) => group !== 'finance')];
}

/** What the left menu shows: groups in their order, without those that would be empty. */
export function menuFor<Page extends MenuEntry>(me: Pick<Me, 'permissions'>, pages: readonly Page[]): { group: MenuGroup; pages: Page[] }[] {
  const visible = visibleTo(me, pages);
  return groupsFor(me)
    .map((group) => ({ group, pages: visible.filter((page) => page.menu?.group === group) }))
    .filter(({ pages: shown }) => shown.length > 0);
}

/** Where a person lands: the first page of their menu; null for somebody with nothing in the console but their account. */
export function firstPage<Page extends MenuEntry>(me: Pick<Me, 'permissions'>, pages: readonly Page[]): string | null {
  return menuFor(me, pages)[0]?.pages[0]?.path ?? null;
}
