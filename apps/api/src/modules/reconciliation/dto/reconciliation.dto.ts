import {
  differenceActions, differenceKinds, differenceStates, reconciliationStates,
  type DifferenceAction, type DifferenceKind, type DifferenceQuery, type DifferenceState, type ReconciliationQuery, type ReconciliationState, type RunReconciliationRequest, type WorkOffDifferenceRequest,
} from '@scanfix/shared-types';
import { IsIn, IsOptional } from 'class-validator';
import { IsId, IsTextId } from '../../../platform/http/id.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsOptionalText } from '../../../platform/http/text.js';
import { IsCalendarDate } from '../../../platform/http/time.js';

export class ReconciliationQueryDto extends PageQueryDto implements ReconciliationQuery {
  @IsOptional()
  @IsIn(reconciliationStates)
  state?: ReconciliationState;
}

export class RunReconciliationDto implements RunReconciliationRequest {
  @IsCalendarDate()
  date: string;

  @IsOptional()
  @IsId()
  merchantId?: number;
}

export class UploadBillDto {
  @IsCalendarDate()
  date: string;

  @IsOptional()
  @IsTextId()
  merchantId?: number;

  @IsOptional()
  @IsIn(['trade', 'fund-flow'])
  kind?: 'trade' | 'fund-flow';
}

export class DifferenceQueryDto extends PageQueryDto implements DifferenceQuery {
  @IsOptional()
  @IsTextId()
  reconciliationId?: number;

  @IsOptional()
  @IsIn(differenceStates)
  state?: DifferenceState;

  @IsOptional()
  @IsIn(differenceKinds)
  kind?: DifferenceKind;
}

export class WorkOffDifferenceDto implements WorkOffDifferenceRequest {
  @IsIn(differenceActions)
  action: DifferenceAction;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}
