import type { AddAssistantRequest, PlanVisitRequest } from '@scanfix/shared-types';
import { IsId, IsTextId } from '../../../platform/http/id.js';
import { IsText } from '../../../platform/http/text.js';
import { IsInstant } from '../../../platform/http/time.js';

export class AddAssistantDto implements AddAssistantRequest {
  @IsId()
  engineerId: number;
}

export class AssistantParam {
  @IsTextId()
  id: number;

  @IsTextId()
  engineerId: number;
}

export class PlanVisitDto implements PlanVisitRequest {
  @IsInstant()
  plannedFrom: string;

  @IsInstant()
  plannedTo: string;
}

export class MarkFalseDto {
  @IsText({ max: 500, multiline: true })
  note: string;
}
