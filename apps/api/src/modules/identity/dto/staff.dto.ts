import { staffRoles, type InviteStaffRequest, type StaffQuery, type StaffRole, type UpdateStaffRequest } from '@scanfix/shared-types';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IfGiven } from '../../../platform/http/if-given.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsPhone } from '../../../platform/http/phone.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';

/** Of a username: 3 to 32 letters, digits, dots, dashes; kept in small letters. */
export const usernamePattern = /^[a-z0-9][a-z0-9._-]{2,31}$/;

export class InviteStaffDto implements InviteStaffRequest {
  @IsText({ max: 50 })
  name: string;

  @IfGiven()
  @IsPhone()
  phone?: string;

  @IfGiven()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value))
  @IsString()
  @MaxLength(32)
  @Matches(usernamePattern)
  username?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(staffRoles.length)
  @ArrayUnique()
  @IsIn(staffRoles, { each: true })
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
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(staffRoles.length)
  @ArrayUnique()
  @IsIn(staffRoles, { each: true })
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
