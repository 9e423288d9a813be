import { IsString, MaxLength } from 'class-validator';

/** The secret of a private link, in a path. Whoever reads it says what it opens. */
export class FollowTokenParam {
  @IsString()
  @MaxLength(64)
  followToken: string;
}
