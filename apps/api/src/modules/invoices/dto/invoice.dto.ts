import { invoiceStates, invoiceTitles, type InvoiceQuery, type InvoiceState, type IssueInvoiceRequest, type RefuseInvoiceRequest, type RequestInvoiceRequest } from '@scanfix/shared-types';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, Matches, ValidateBy } from 'class-validator';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';
import { isTaxNumber, normalizeTaxNumber } from '../tax-number.js';

export class RequestInvoiceDto implements RequestInvoiceRequest {
  @IsIn(invoiceTitles)
  titleKind: (typeof invoiceTitles)[number];

  @IsText({ max: 100 })
  title: string;

  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value.length <= 64 ? normalizeTaxNumber(value) || undefined : value ?? undefined))
  @IsOptional()
  @ValidateBy({ name: 'matches', validator: { validate: (value: unknown) => typeof value === 'string' && isTaxNumber(value) } })
  taxNumber?: string;

  @IsOptionalText({ max: 254 })
  @Matches(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/)
  email?: string;

  @IsOptionalText({ max: 500, multiline: true })
  note?: string;
}

export class InvoiceQueryDto extends PageQueryDto implements InvoiceQuery {
  @IsOptional()
  @IsIn(invoiceStates)
  state?: InvoiceState;

  @IsOptionalText({ max: 100 })
  search?: string;
}

export class IssueInvoiceDto implements IssueInvoiceRequest {
  @IsText({ max: 40 })
  @Matches(/^[0-9A-Za-z-]+$/)
  invoiceNumber: string;
}

export class RefuseInvoiceDto implements RefuseInvoiceRequest {
  @IsText({ max: 200 })
  reason: string;
}
