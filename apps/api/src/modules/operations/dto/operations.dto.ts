import type { OutboxQuery, OutboxStatus } from '@scanfix/shared-types';
import { IsIn, IsOptional } from 'class-validator';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';

export class OutboxQueryDto extends PageQueryDto implements OutboxQuery {
  @IsOptional()
  @IsIn(['pending', 'done', 'dead'])
  status?: OutboxStatus;
}
