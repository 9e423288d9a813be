import { Type } from 'class-transformer';
import { IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

export class FileParam {
  @IsString()
  @MaxLength(80)
  @Matches(/^[\w-]+(\.[a-z0-9]+)+$/)
  key: string;
}

export class FileLinkQuery {
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(4_102_444_800)
  expires: number;

  @IsString()
  @MaxLength(64)
  signature: string;
}
