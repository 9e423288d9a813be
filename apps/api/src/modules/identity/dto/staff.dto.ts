import { applyDecorators } from '@nestjs/common';
import { staffRoles, type InviteStaffRequest, type StaffQuery, type StaffRole, type UpdateStaffRequest } from '@scanfix/shared-types';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IfGiven } from '../../../platform/http/if-given.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsPhone } from '../../../platform/http/phone.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';
import { normalizeUsername, usernamePattern } from '../usernames.js';

const IsStaffRoles = () => applyDecorators(IsArray(), ArrayMinSize(1), ArrayMaxSize(staffRoles.length), ArrayUnique(), IsIn(staffRoles, { each: true }));

const IsUsername = () => applyDecorators(
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? normalizeUsername(value) : value)),
  IsString(),
  MaxLength(32),
  Matches(usernamePattern),
);

export class InviteStaffDto implements InviteStaffRequest {
  @IsText({ max: 50 })
  name: string;

  @IfGiven()
  @IsPhone()
  phone?: string;

  @IfGiven()
  @IsUsername()
  username?: string;

  @IsStaffRoles()
  roles: StaffRole[];
}

export class UpdateStaffDto implements UpdateStaffRequest {
  @IfGiven()
  @IsText({ max: 50 })
  name?: string;

  @IsOptional()
  @IsPhone()
  phone?: string | null;

  @IfGiven()
  @IsStaffRoles()
  roles?: StaffRole[];

  @IfGiven()
  @IsIn(['active', 'disabled'])
  status?: 'active' | 'disabled';
}

export class StaffQueryDto extends PageQueryDto implements StaffQuery {
  @IfGiven()
  @IsText({ max: 50, min: 0 })
  search?: string;

  @IfGiven()
  @IsIn(staffRoles)
  role?: StaffRole;
}

export class RequestersQueryDto extends PageQueryDto {
  @IsOptionalText({ max: 50 })
  search?: string | null;
}
