import { Injectable } from '@nestjs/common';
import type { OrganizationSettings } from '@scanfix/shared-types';
import { UsersRepository } from './users.repository.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { StickersService } from '../stickers/stickers.service.js';
import { Config } from '../../platform/config/config.js';

/** To which organization somebody comes who has not logged in yet. */
@Injectable()
export class LoginOrganizations {
  constructor(
    private readonly stickers: StickersService,
    private readonly users: UsersRepository,
    private readonly organizations: OrganizationsService,
    private readonly config: Config,
  ) {}

  /** The sticker's; without one the last that this WeChat account used; else the default one. */
  async choose({ stickerCode, openid }: { stickerCode?: string; openid?: string }): Promise<OrganizationSettings> {
    return this.organizations.settings(await this.idOf(stickerCode, openid));
  }

  private async idOf(stickerCode: string | undefined, openid: string | undefined): Promise<number> {
    if (stickerCode !== undefined) return (await this.stickers.resolve(stickerCode)).organizationId;
    const latest = openid === undefined ? null : await this.users.latestOrganizationOf(openid);
    return latest ?? this.config.settings.DEFAULT_ORGANIZATION_ID;
  }
}
