import { Module } from '@nestjs/common';
import { QuoteBooksRepository } from './quote-books.repository.js';
import { QuoteBooksService } from './quote-books.service.js';

/** By itself, so that finance needs nothing of how quotes come about. */
@Module({ providers: [QuoteBooksService, QuoteBooksRepository], exports: [QuoteBooksService] })
export class QuoteBooksModule {}
