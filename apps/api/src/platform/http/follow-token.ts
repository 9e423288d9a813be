import { IsText } from './text.js';

/** The secret of a private link, in a path. Whoever reads it says what it opens. */
export class FollowTokenParam {
  @IsText({ max: 64 })
  followToken: string;
}
