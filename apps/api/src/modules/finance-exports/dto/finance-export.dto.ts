import {
  exportFormats, exportKinds, statementGroups, type CalendarDate, type ExportColumn, type ExportFormat, type ExportKind, type FinanceExportQuery, type LedgerAccount, type SaveExportSettingsRequest, type StatementGroup,
} from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { IsText } from '../../../platform/http/text.js';
import { IsCalendarDate } from '../../../platform/http/time.js';

export class FinanceExportQueryDto implements FinanceExportQuery {
  @IsIn(exportKinds)
  kind: ExportKind;

  @IsOptional()
  @IsIn(exportFormats)
  format?: ExportFormat;

  @IsCalendarDate()
  from: CalendarDate;

  @IsCalendarDate()
  to: CalendarDate;

  @IsOptional()
  @IsIn(statementGroups)
  by?: StatementGroup;
}

class ExportColumnDto implements ExportColumn {
  @IsString()
  @MaxLength(32)
  field: string;

  @IsText({ max: 40 })
  heading: string;
}

const IsColumns = () => (target: object, name: string) => {
  for (const decorate of [IsArray(), ArrayMinSize(1), ArrayMaxSize(40), ValidateNested({ each: true }), Type(() => ExportColumnDto)]) decorate(target, name);
};

class ExportColumnsDto implements Record<ExportKind, ExportColumn[]> {
  @IsColumns()
  payments: ExportColumnDto[];

  @IsColumns()
  refunds: ExportColumnDto[];

  @IsColumns()
  receivables: ExportColumnDto[];

  @IsColumns()
  ledger: ExportColumnDto[];

  @IsColumns()
  statement: ExportColumnDto[];
}

/** As accounting programs write them: digits, letters, dots and dashes. */
const IsAccountCode = () => (target: object, name: string) => {
  for (const decorate of [IsString(), MaxLength(30), Matches(/^[0-9A-Za-z][0-9A-Za-z.-]*$/)]) decorate(target, name);
};

class AccountCodesDto implements Record<LedgerAccount, string> {
  @IsAccountCode()
  cash: string;

  @IsAccountCode()
  bank: string;

  @IsAccountCode()
  wechat: string;

  @IsAccountCode()
  receivable: string;

  @IsAccountCode()
  'contract-liability': string;

  @IsAccountCode()
  'output-tax': string;

  @IsAccountCode()
  suspense: string;

  @IsAccountCode()
  revenue: string;

  @IsAccountCode()
  fees: string;
}

export class SaveExportSettingsDto implements SaveExportSettingsRequest {
  @IsObject()
  @ValidateNested()
  @Type(() => ExportColumnsDto)
  columns: ExportColumnsDto;

  @IsObject()
  @ValidateNested()
  @Type(() => AccountCodesDto)
  accountCodes: AccountCodesDto;

  @IsText({ max: 8 })
  voucherWord: string;

  @IsText({ max: 50, min: 0 })
  preparedBy: string;
}
