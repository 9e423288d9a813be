import { Injectable } from '@nestjs/common';
import type { CalendarDate, Warranty } from '@scanfix/shared-types';
import { warrantyOf, type DecidedWarranty, type WarrantyFacts } from './warranty.rules.js';
import { AssetsService } from '../assets/assets.service.js';
import { ContractsService, type CoveringContract } from '../contracts/contracts.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { VisitsService } from '../visits/visits.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { addMonths, calendarDayOf } from '../../platform/time/calendar-day.js';

/** What is to be repaired, and since when. */
export interface WarrantySubject {
  organizationId: number;
  /** Null before there is a ticket. */
  ticketId: number | null;
  assetId: number | null;
  categoryId: number | null;
  locationId: number | null;
  /** Of the device, as it stood on the day of the report. */
  device: Warranty | null;
  on: CalendarDate;
  timeZone: string;
  misuse: boolean;
  rework: boolean;
}

/** Gathers what speaks for the requester, with the caller's connection. */
@Injectable()
export class WarrantyFactsReader {
  constructor(
    private readonly assets: AssetsService,
    private readonly locations: LocationsService,
    private readonly contracts: ContractsService,
    private readonly visits: VisitsService,
  ) {}

  /** `reserve`: the contract stays locked until the transaction ends, so that its last visit is not taken twice. */
  async decide(transaction: Transaction, subject: WarrantySubject, { reserve }: { reserve: boolean }): Promise<DecidedWarranty> {
    const { assetId, misuse, rework } = subject;
    const device: WarrantyFacts['device'] = assetId === null ? null : subject.device ?? { status: 'unknown', reason: 'no-date', until: null };
    if (misuse || rework || device === null || device.status === 'in-warranty') return warrantyOf({ misuse, rework, device, contract: null, parts: [] });
    const contract = await this.contractOf(transaction, subject, reserve);
    const parts = await this.warrantedParts(transaction, subject);
    return warrantyOf({ misuse, rework, device, parts, contract: contract && { id: contract.id, number: contract.number, visitsLeft: contract.visitsLeft, labour: contract.labour, parts: contract.parts, until: contract.endsOn } });
  }

  private async contractOf(transaction: Transaction, { organizationId, assetId, categoryId, locationId, on }: WarrantySubject, reserve: boolean): Promise<CoveringContract | null> {
    const customerId = assetId === null ? null : await this.assets.customerOf(transaction, organizationId, assetId);
    if (assetId === null || customerId === null) return null;
    const places = locationId === null ? null : (await this.locations.ancestors(organizationId, [locationId], transaction)).get(locationId);
    const covering = () => this.contracts.covering(organizationId, { customerId, assetId, categoryId, locationIds: places ?? [] }, on, transaction);
    const contract = await covering();
    if (!contract || !reserve || contract.visitsLeft === null) return contract;
    await this.contracts.hold(transaction, organizationId, contract.id);
    return covering();
  }

  private async warrantedParts(transaction: Transaction, { organizationId, assetId, ticketId, on, timeZone }: WarrantySubject): Promise<WarrantyFacts['parts']> {
    if (assetId === null) return [];
    const installed = await this.visits.installedParts(transaction, organizationId, assetId, ticketId);
    return installed.map(({ partId, name, warrantyMonths, installedAt }) => {
      const installedOn = calendarDayOf(installedAt, timeZone);
      return { partId, name, installedOn, until: addMonths(installedOn, warrantyMonths) };
    }).filter(({ until, installedOn }) => installedOn <= on && on <= until);
  }
}
