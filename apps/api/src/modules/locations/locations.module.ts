import { Module } from '@nestjs/common';
import { LocationPaths } from './location-paths.js';
import { LocationPathsRepository } from './location-paths.repository.js';
import { LocationsRepository } from './locations.repository.js';
import { LocationsService } from './locations.service.js';

@Module({
  providers: [LocationsService, LocationsRepository, LocationPaths, LocationPathsRepository],
  exports: [LocationsService],
})
export class LocationsModule {}
