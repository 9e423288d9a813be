import { jobScopes, type JobQuery } from '@scanfix/shared-types';
import { IsIn, IsOptional } from 'class-validator';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';

export class JobQueryDto extends PageQueryDto implements JobQuery {
  @IsOptional()
  @IsIn(jobScopes)
  scope?: (typeof jobScopes)[number];
}
