import { Module } from '@nestjs/common';
import { OneTimeCodes } from './one-time-codes.service.js';
import { OneTimeCodesRepository } from './one-time-codes.repository.js';
import { PeopleService } from './people.service.js';
import { UsersRepository } from './users.repository.js';

/** What other modules ask about people. How people get in is the sign-in module's, which needs some of those modules itself. */
@Module({
  providers: [PeopleService, UsersRepository, OneTimeCodes, OneTimeCodesRepository],
  exports: [PeopleService, OneTimeCodes],
})
export class IdentityModule {}
