import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Sticker } from './sticker.entity.js';

@Injectable()
export class StickersRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The one query without an organization: whoever scans has only the code, and the code says whose it is. */
  byCodeOfAnyOrganization(code: string): Promise<Sticker | null> {
    return this.dataSource.getRepository(Sticker).findOneBy({ code });
  }
}
