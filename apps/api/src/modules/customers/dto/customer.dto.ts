import { customerLevels, type CustomerLevel, type CustomerQuery, type CustomerSummary, type SaveCustomerRequest } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { IsId } from '../../../platform/http/id.js';
import { IfGiven } from '../../../platform/http/if-given.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsOptionalDialNumber } from '../../../platform/http/phone.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';

export class ContactDto {
  @IsText({ max: 50 })
  name: string;

  @IsOptionalDialNumber()
  phone?: string | null;

  @IsOptionalText({ max: 50 })
  position?: string | null;
}

export class SaveCustomerDto implements SaveCustomerRequest {
  @IsIn(['company', 'household'])
  kind: CustomerSummary['kind'];

  @IsText({ max: 100 })
  name: string;

  @IsOptionalDialNumber()
  phone?: string | null;

  @IsOptionalText({ max: 200 })
  address?: string | null;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string | null;

  /** When it is not sent, it stays; a new customer is `standard`. */
  @IfGiven()
  @IsIn(customerLevels)
  level?: CustomerLevel;

  /** The whole list wanted afterwards; when it is not sent, the contacts stay. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ContactDto)
  contacts?: ContactDto[];

  @IfGiven()
  @IsId()
  version?: number;
}

export class CustomerQueryDto extends PageQueryDto implements CustomerQuery {
  @IsOptionalText({ max: 50 })
  search?: string;
}
