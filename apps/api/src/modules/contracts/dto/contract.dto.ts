import { contractStates, type ContractCoverage, type ContractQuery, type ContractState, type SaveContractRequest } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsIn, IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { IsId, IsIdList, IsTextId, maximumId } from '../../../platform/http/id.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';
import { IsCalendarDate } from '../../../platform/http/time.js';

/** Fen: forty million yuan. */
const highestSum = 4_000_000_000;

export class ContractCoverageDto implements ContractCoverage {
  @IsBoolean()
  everything: boolean;

  @IsIdList(2000)
  assetIds: number[];

  @IsIdList(200)
  categoryIds: number[];

  @IsIdList(500)
  locationIds: number[];
}

export class SaveContractDto implements SaveContractRequest {
  @IsText({ max: 40 })
  number: string;

  @IsText({ max: 100 })
  name: string;

  @IsId()
  customerId: number;

  @IsCalendarDate()
  startsOn: string;

  @IsCalendarDate()
  endsOn: string;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => ContractCoverageDto)
  coverage: ContractCoverageDto;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  includedVisits: number | null = null;

  @IsBoolean()
  includesLabour: boolean;

  @IsBoolean()
  includesParts: boolean;

  @IsInt()
  @Min(0)
  @Max(100)
  discountPercent: number;

  @IsBoolean()
  credit: boolean;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(highestSum)
  creditLimit: number | null = null;

  @IsInt()
  @Min(0)
  @Max(365)
  paymentDays: number;

  @IsInt()
  @Min(0)
  @Max(365)
  renewalReminderDays: number;

  @IsInt()
  @Min(0)
  @Max(highestSum)
  fee: number;

  @IsOptionalText({ max: 500, multiline: true })
  note: string | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maximumId)
  version?: number;
}

export class ContractQueryDto extends PageQueryDto implements ContractQuery {
  @IsOptional()
  @IsTextId()
  customerId?: number;

  @IsOptional()
  @IsIn(contractStates)
  state?: ContractState;

  @IsOptionalText({ max: 100 })
  search?: string;
}

export class TerminateContractDto {
  @IsText({ max: 200 })
  reason: string;
}
