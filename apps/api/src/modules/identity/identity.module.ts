import { Module } from '@nestjs/common';
import { OneTimeCodes } from './one-time-codes.js';
import { OneTimeCodesRepository } from './one-time-codes.repository.js';
import { PeopleService } from './people.service.js';
import { UsersRepository } from './users.repository.js';

@Module({
  providers: [PeopleService, UsersRepository, OneTimeCodes, OneTimeCodesRepository],
  exports: [PeopleService, OneTimeCodes],
})
export class IdentityModule {}
