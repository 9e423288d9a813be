import type { EscalationTarget, SaveSlaPolicyRequest, SlaPolicy } from '@scanfix/shared-types';
import type { SaveSlaPolicyDto, EscalationTargetDto } from './dto/sla-policy.dto.js';
import type { SlaPolicyRow } from './sla-policy.entity.js';

export function policyOf({ organizationId: _, createdAt: __, removedAt: ___, ...policy }: SlaPolicyRow): SlaPolicy {
  return policy;
}

/** Each choice once; of a target only what its kind needs. */
export function policyFields(dto: SaveSlaPolicyDto): Omit<SaveSlaPolicyRequest, 'version'> {
  return {
    name: dto.name,
    position: dto.position,
    active: dto.active,
    priorities: [...new Set(dto.priorities)],
    categoryIds: [...new Set(dto.categoryIds)],
    customerLevels: [...new Set(dto.customerLevels)],
    calendarId: dto.calendarId,
    responseMinutes: dto.responseMinutes ?? null,
    onSiteMinutes: dto.onSiteMinutes ?? null,
    resolutionMinutes: dto.resolutionMinutes ?? null,
    pausingReasons: [...new Set(dto.pausingReasons)],
    warningPercent: dto.warningPercent,
    escalations: dto.escalations.map(({ clock, since, minutes, raisePriority, targets }) => ({ clock, since, minutes, raisePriority, targets: targets.flatMap(targetOf) })),
  };
}

function targetOf({ kind, role, userId }: EscalationTargetDto): EscalationTarget[] {
  if (kind === 'engineer') return [{ kind }];
  if (kind === 'role') return role === undefined ? [] : [{ kind, role }];
  return userId === undefined ? [] : [{ kind, userId }];
}
