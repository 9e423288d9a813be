import { Controller, Get, Param, Redirect } from '@nestjs/common';
import { IsString, Matches, MaxLength } from 'class-validator';
import { Public } from '../../platform/auth/access.decorators.js';

class LinkParam {
  @IsString()
  @MaxLength(128)
  @Matches(/^[\w.~-]+$/)
  value: string;
}

/**
 * The short links that are printed in stickers and reports, and sent to people. In a browser they lead to the page of the H5 build, which the same
 * reverse proxy serves; WeChat opens the mini-program before it ever asks for them.
 */
@Controller()
@Public()
export class LinksController {
  @Get('r/:value')
  @Redirect()
  sticker(@Param() { value }: LinkParam) {
    return { url: `/#/pages/scan/index?code=${value}` };
  }

  @Get('l/:value')
  @Redirect()
  loginRequest(@Param() { value }: LinkParam) {
    return { url: `/#/staff/login-request/index?token=${value}` };
  }

  @Get('i/:value')
  @Redirect()
  invitation(@Param() { value }: LinkParam) {
    return { url: `/#/staff/invitation/index?token=${value}` };
  }

  @Get('f/:value')
  @Redirect()
  progress(@Param() { value }: LinkParam) {
    return { url: `/#/pages/progress/index?follow=${value}` };
  }

  @Get('v/:value')
  @Redirect()
  verification(@Param() { value }: LinkParam) {
    return { url: `/#/pages/verify/index?token=${value}` };
  }
}
