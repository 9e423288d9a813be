import { Injectable } from '@nestjs/common';
import type { ClientConfiguration, MapTiles } from '@scanfix/shared-types';
import { OrganizationsService } from './organizations.service.js';
import { Config } from '../../platform/config/config.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** What a client needs before anyone has logged in. */
@Injectable()
export class ClientConfigurations {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly config: Config,
  ) {}

  async get(): Promise<ClientConfiguration> {
    const { SANDBOX_ORIGIN, PUBLIC_URL } = this.config.settings;
    return {
      ...await this.defaultOrganization(), sandboxOrigin: SANDBOX_ORIGIN, publicUrl: PUBLIC_URL, locales: ['zh-CN', 'en'],
      mapTiles: this.mapTiles(), officialAccount: this.officialAccount(),
    };
  }

  private officialAccount(): ClientConfiguration['officialAccount'] {
    const { WECHAT_OA_APPID: appId, WECHAT_AUTHORIZE_URL: authorizeUrl } = this.config.settings;
    return appId === null ? null : { appId, authorizeUrl };
  }

  private mapTiles(): MapTiles | null {
    const { MAP_TILES_URL: url, MAP_TILES_ATTRIBUTION: attribution, MAP_TILES_SYSTEM: system } = this.config.settings;
    return url === null ? null : { url, attribution, system };
  }

  /** Before the first organization is made there is a server without a name. */
  private async defaultOrganization(): Promise<Pick<ClientConfiguration, 'organizationName' | 'servicePhone'>> {
    try {
      const { name, servicePhone } = await this.organizations.settings(this.config.settings.DEFAULT_ORGANIZATION_ID);
      return { organizationName: name, servicePhone };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not-found') return { organizationName: '', servicePhone: null };
      throw error;
    }
  }
}
