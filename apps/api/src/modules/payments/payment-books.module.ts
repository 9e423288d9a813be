import { Module } from '@nestjs/common';
import { PaymentBooksRepository } from './payment-books.repository.js';
import { PaymentBooksService } from './payment-books.service.js';

/** By itself, so that finance needs nothing of how payments come about. */
@Module({ providers: [PaymentBooksService, PaymentBooksRepository], exports: [PaymentBooksService] })
export class PaymentBooksModule {}
