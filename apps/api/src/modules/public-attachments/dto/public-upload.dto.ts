import { IfGiven } from '../../../platform/http/if-given.js';
import { IsText } from '../../../platform/http/text.js';

export class PublicUploadQuery {
  /** As scanned or typed. */
  @IfGiven()
  @IsText({ max: 32 })
  stickerCode?: string;

  @IfGiven()
  @IsText({ max: 64 })
  followToken?: string;
}
