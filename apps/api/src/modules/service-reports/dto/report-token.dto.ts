import { IsString, MaxLength } from 'class-validator';

export class ReportTokenParam {
  @IsString()
  @MaxLength(128)
  token: string;
}
