import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { PriceBook } from '@scanfix/shared-types';
import { SavePriceBookDto } from './dto/price-book.dto.js';
import { PriceBooksService } from './price-books.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('price-books')
export class PriceBooksController {
  constructor(private readonly books: PriceBooksService) {}

  @Get()
  @RequirePermission('price:read')
  list(@CurrentActor() actor: Actor): Promise<PriceBook[]> {
    return this.books.list(actor.organizationId);
  }

  @Post()
  @Idempotent()
  @RequirePermission('price:write')
  create(@CurrentActor() actor: Actor, @Body() body: SavePriceBookDto): Promise<PriceBook> {
    return this.books.create(actor, body);
  }

  @Put(':id')
  @RequirePermission('price:write')
  save(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: SavePriceBookDto): Promise<PriceBook> {
    return this.books.save(actor, id, body);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @RequirePermission('price:write')
  publish(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<PriceBook> {
    return this.books.publish(actor, id);
  }

  @Delete(':id')
  @RequirePermission('price:write')
  async remove(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<Record<string, never>> {
    await this.books.remove(actor, id);
    return {};
  }
}
