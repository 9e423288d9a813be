import type { FastifyInstance } from 'fastify';

/** What is signed over its bytes stays bytes: parsed and written again it would have another signature. Anybody may call it, so it is short. */
const unparsed = /^\/api\/v1\/wechat-pay\/[^/?]+\/notifications\/?(?:\?|$)/;
const bodyLimit = 65_536;
/** Nobody sends it: it leads to the parser that does not parse. */
const asBytes = 'application/x-unparsed';

/** The handler finds a Buffer. After the media types were checked. */
export function keepSignedBodies(server: FastifyInstance): void {
  server.addContentTypeParser(asBytes, { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
  server.addHook('onRequest', (request, _reply, done) => {
    if (request.method === 'POST' && unparsed.test(request.url) && request.headers['content-type'] !== undefined) request.raw.headers['content-type'] = asBytes;
    done();
  });
}
