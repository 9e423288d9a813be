import { Injectable } from '@nestjs/common';
import type { LocationNode, SaveLocationRequest } from '@scanfix/shared-types';
import type { Location } from './location.entity.js';
import { depthOf, isWithin, maximumDepth } from './location.path.js';
import { LocationsRepository } from './locations.repository.js';
import { LocationsService } from './locations.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { refuseDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { nameKey } from '../../platform/search/name-key.js';

const nameTaken = () => new DomainError('name-taken', undefined, [{ field: 'name', code: 'taken' }]);

/** Whoever changes the tree holds it: parents stay, and nothing becomes its own ancestor. */
@Injectable()
export class LocationChangesService {
  constructor(
    private readonly locations: LocationsRepository,
    private readonly tree: LocationsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async create(actor: Actor, request: SaveLocationRequest): Promise<LocationNode> {
    const { organizationId } = actor;
    const id = await refuseDuplicate(() => this.unitOfWork.once(actor, async (transaction) => {
      await this.locations.lockTree(transaction, organizationId);
      const parentPath = await this.parentPath(transaction, organizationId, request.parentId);
      if (depthOf(parentPath) + 1 > maximumDepth) throw invalidField('parentId', 'too-deep');
      return this.locations.insert(transaction, parentPath, { organizationId, ...fieldsOf(request), createdAt: new Date() });
    }), nameTaken);
    return this.tree.node(organizationId, id);
  }

  async update(actor: Actor, id: number, request: SaveLocationRequest): Promise<LocationNode> {
    const { organizationId } = actor;
    await refuseDuplicate(() => this.unitOfWork.run(async (transaction) => {
      await this.locations.lockTree(transaction, organizationId);
      const location = await this.lock(transaction, organizationId, id);
      if ((request.parentId ?? 0) !== location.parentId) await this.move(transaction, location, request.parentId);
      await this.locations.update(transaction, { ...location, ...fieldsOf(request) });
    }), nameTaken);
    this.tree.forget();
    return this.tree.node(organizationId, id);
  }

  async delete(actor: Actor, id: number): Promise<void> {
    const { organizationId } = actor;
    await this.unitOfWork.run(async (transaction) => {
      await this.locations.lockTree(transaction, organizationId);
      // Whoever puts something here holds the row until it is committed, and is then counted.
      await this.lock(transaction, organizationId, id);
      if (await this.locations.hasChildren(transaction, organizationId, id)) throw new DomainError('location-has-children');
      const usedBy = await this.tree.usedBy(organizationId, id);
      if (usedBy !== null) throw new DomainError('location-in-use', { usedBy });
      await this.locations.delete(transaction, organizationId, id);
    });
    this.tree.forget();
  }

  private async move(transaction: Transaction, location: Location, parentId: number | null): Promise<void> {
    const { organizationId } = location;
    const parentPath = await this.parentPath(transaction, organizationId, parentId);
    if (isWithin(parentPath, location.path)) throw new DomainError('location-cycle');
    const levelsBelow = await this.locations.deepest(transaction, organizationId, location.path) - depthOf(location.path);
    if (depthOf(parentPath) + 1 + levelsBelow > maximumDepth) throw invalidField('parentId', 'too-deep');
    const path = `${parentPath}${location.id}/`;
    await this.locations.movePaths(transaction, organizationId, location.path, path);
    location.path = path;
  }

  private async parentPath(transaction: Transaction, organizationId: number, parentId: number | null): Promise<string> {
    return parentId === null ? '/' : (await this.lock(transaction, organizationId, parentId)).path;
  }

  private async lock(transaction: Transaction, organizationId: number, id: number): Promise<Location> {
    const location = await this.locations.lock(transaction, organizationId, id);
    if (!location) throw new DomainError('not-found');
    return location;
  }
}

function fieldsOf({ parentId, kind, name, address, coordinates }: SaveLocationRequest): Pick<
  Location, 'parentId' | 'kind' | 'name' | 'nameKey' | 'address' | 'latitude' | 'longitude' | 'coordinateSystem'
> {
  return {
    parentId: parentId ?? 0, kind, name, nameKey: nameKey(name), address: address ?? null,
    latitude: coordinates?.latitude ?? null, longitude: coordinates?.longitude ?? null, coordinateSystem: coordinates?.system ?? null,
  };
}
