/** What a route may ask for. Default deny: a role has what is listed for it and nothing else. */
export const permissions = [
  'session:own',
  'ticket:submit',
  'ticket:submit-for-requester',
  'ticket:follow',
  'ticket:read-own',
  'ticket:read',
  'ticket:comment',
  'ticket:comment-internal',
  'ticket:triage',
  'ticket:invalidate',
  'ticket:cancel',
  'ticket:merge',
  'ticket:assign',
  'ticket:hold',
  'ticket:confirm',
  'ticket:rework',
  'ticket:mark-false',
  'ticket:verify',
  'job:work',
  'visit:read',
  'visit:review',
  'engineer:read',
  'engineer:write',
  'dispatch:read',
  'dispatch:configure',
  'part:read',
  'part:write',
  'work-standard:read',
  'work-standard:write',
  'follow-up:read',
  'follow-up:call',
  'follow-up:configure',
  'service-level:read',
  'service-level:write',
  'notice:read',
  'price:read',
  'price:write',
  'contract:read',
  'contract:write',
  'quote:read',
  'quote:write',
  'payment:read',
  'payment:record',
  'refund:request',
  'refund:approve',
  'finance:read',
  'finance:work',
  'finance:configure',
  'merchant:write',
  'attachment:write',
  'location:read',
  'location:write',
  'asset:read',
  'asset:write',
  'asset:import',
  'customer:read',
  'customer:write',
  'requester:read',
  'sticker:read',
  'sticker:write',
  'sticker:bind',
  'staff:read',
  'staff:write',
  'organization:read',
  'organization:write',
  'personal-data:reveal',
  'live:listen',
  'operations:read',
  'operations:write',
] as const;

export type Permission = (typeof permissions)[number];

export const roles = ['requester', 'engineer', 'agent', 'finance', 'manager', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Roles that log in to the console. */
export const staffRoles = ['engineer', 'agent', 'finance', 'manager', 'admin'] as const satisfies readonly Role[];
export type StaffRole = (typeof staffRoles)[number];

const everybody: readonly Permission[] = ['session:own', 'attachment:write', 'live:listen', 'notice:read'];
/** Own tickets only, also to comment on and to cancel: `ticket:comment` and `ticket:cancel` are the desk's, for every ticket. */
const reportAndFollow: readonly Permission[] = ['ticket:submit', 'ticket:follow', 'ticket:read-own'];
const readTheDesk: readonly Permission[] = [
  'ticket:read', 'location:read', 'asset:read', 'customer:read', 'requester:read', 'sticker:read', 'organization:read', 'staff:read',
  'ticket:verify', 'visit:read', 'engineer:read', 'dispatch:read', 'part:read', 'work-standard:read', 'follow-up:read', 'service-level:read',
  'price:read', 'contract:read', 'quote:read', 'payment:read',
];

export const rolePermissions: Record<Role, readonly Permission[]> = {
  requester: [...everybody, ...reportAndFollow],
  engineer: [
    ...everybody, ...reportAndFollow,
    'location:read', 'asset:read', 'sticker:read', 'sticker:bind', 'organization:read',
    'job:work', 'part:read', 'work-standard:read',
  ],
  agent: [
    ...everybody, ...readTheDesk, 'ticket:submit', 'ticket:submit-for-requester', 'ticket:comment', 'ticket:comment-internal',
    'ticket:triage', 'ticket:invalidate', 'ticket:cancel', 'ticket:merge', 'customer:write', 'asset:write', 'sticker:bind',
    'personal-data:reveal', 'ticket:assign', 'ticket:hold', 'ticket:confirm', 'ticket:rework', 'follow-up:call',
    'quote:write', 'refund:request',
  ],
  finance: [
    ...everybody, ...readTheDesk, 'ticket:comment-internal', 'personal-data:reveal', 'price:write', 'contract:write',
    'payment:record', 'refund:request', 'refund:approve', 'finance:read', 'finance:work', 'finance:configure',
  ],
  manager: [
    ...everybody, ...readTheDesk, 'ticket:submit', 'ticket:submit-for-requester', 'ticket:comment', 'ticket:comment-internal',
    'ticket:triage', 'ticket:invalidate', 'ticket:cancel', 'ticket:merge', 'customer:write', 'asset:write', 'asset:import',
    'location:write', 'sticker:write', 'sticker:bind', 'personal-data:reveal', 'operations:read',
    'ticket:assign', 'ticket:hold', 'ticket:confirm', 'ticket:rework', 'ticket:mark-false', 'visit:review', 'engineer:write', 'dispatch:configure',
    'part:write', 'work-standard:write', 'follow-up:call', 'follow-up:configure', 'service-level:write',
    'price:write', 'contract:write', 'quote:write', 'refund:request', 'refund:approve', 'finance:read',
  ],
  admin: [...permissions],
};

export function permissionsOf(held: readonly Role[]): Set<Permission> {
  return new Set(held.flatMap((role) => rolePermissions[role]));
}
