import { Module } from '@nestjs/common';
import { LocationChangesService } from './location-changes.service.js';
import { LocationPaths } from './location-paths.js';
import { LocationPathsRepository } from './location-paths.repository.js';
import { LocationsController } from './locations.controller.js';
import { LocationsRepository } from './locations.repository.js';
import { LocationsService } from './locations.service.js';

@Module({
  controllers: [LocationsController],
  providers: [LocationsService, LocationChangesService, LocationsRepository, LocationPaths, LocationPathsRepository],
  exports: [LocationsService],
})
export class LocationsModule {}
