import { IsText } from '../../../platform/http/text.js';

export class PublicUploadQuery {
  /** As scanned or typed. */
  @IsText({ max: 32 })
  stickerCode: string;
}
