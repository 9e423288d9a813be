import type { FastifyInstance } from 'fastify';
import { openidOf } from '../openid.js';
import type { Sandbox } from '../sandbox.js';

interface Query {
  appid?: string;
  redirect_uri?: string;
  response_type?: string;
  scope?: string;
  state?: string;
  /** Who opens the page. WeChat knows; here it may be said, or is chosen. */
  person?: string;
}

/** `open.weixin.qq.com/connect/oauth2/authorize`: a page within WeChat asks who is looking at it. */
export async function webLoginRoutes(app: FastifyInstance, { configuration, state, pay, webCodes }: Sandbox): Promise<void> {
  app.get<{ Querystring: Query }>('/connect/oauth2/authorize', (request, reply) => {
    const { appid, redirect_uri: redirect = '', response_type: type, scope = '', state: given = '', person } = request.query;
    const wrong = (text: string) => reply.code(400).type('text/html; charset=utf-8').send(page(`<h1>${text}</h1>`));
    if (appid !== configuration.officialAppId) return wrong('AppID 参数错误');
    if (type !== 'code') return wrong('response_type 参数错误');
    if (scope !== 'snsapi_base' && scope !== 'snsapi_userinfo') return wrong('Scope 参数错误或没有 Scope 权限');
    if (given.length > 128) return wrong('state 参数错误');
    // As the web page domains that an Official Account registers.
    if (!URL.canParse(redirect) || !pay.plainHosts.includes(new URL(redirect).hostname)) return wrong('redirect_uri 域名与后台配置不一致');
    const people = state.people;
    const looking = people.length === 1 ? people[0] : people.find(({ id }) => id === person);
    if (!looking) return reply.type('text/html; charset=utf-8').send(page(chooser(people, request.raw.url ?? '')));
    const target = new URL(redirect);
    target.searchParams.set('code', webCodes.issue({ openid: openidOf(appid, looking.id), scope }));
    target.searchParams.set('state', given);
    return reply.redirect(target.href, 302);
  });
}

function chooser(people: readonly { id: string; name: string; note: string }[], url: string): string {
  const links = people.map(({ id, name, note }) => `<a href="${escape(`${url.split('#')[0]}&person=${encodeURIComponent(id)}`)}" data-person="${escape(id)}">${escape(name)} <small>${escape(note)}</small></a>`);
  return `<h1>谁在微信里打开这个页面？<small>Who opens this page in WeChat?</small></h1>${links.join('')}`;
}

function page(body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>微信沙箱</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:420px;padding:32px 16px;color:#191919;background:#f2f2f2}h1{font-size:18px;font-weight:600}
small{display:block;color:#767676;font-weight:400;font-size:13px}a{display:block;margin-top:10px;padding:12px 16px;border-radius:8px;background:#fff;color:inherit;text-decoration:none}</style>${body}</html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
