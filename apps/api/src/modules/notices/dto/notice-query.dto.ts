import type { NoticeQuery } from '@scanfix/shared-types';
import { IsOptional } from 'class-validator';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsQueryFlag } from '../../../platform/http/query-flag.js';

export class NoticeQueryDto extends PageQueryDto implements NoticeQuery {
  /** Only what was not read yet. */
  @IsOptional()
  @IsQueryFlag()
  unread?: boolean;
}
