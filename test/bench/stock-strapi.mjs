/**
 * The peer of the lists: Strapi's own controllers (core `find` and `findOne` of the Content API, with their validation,
 * Document Service and sanitising) on the same schema and rows, in a process of their own. Without sign-in, so that what
 * is compared is the better case of the peer. Prints `Ready: <address>`.
 */
import http from 'node:http';
import { createRequire } from 'node:module';
import qs from 'qs';

const require = createRequire(import.meta.url);
const { boot } = require('../../dist/src/start.js');
const { factories } = require('@strapi/strapi');

const { strapi, stop } = await boot();
const uid = 'api::outcome.outcome';
const service = factories.createCoreService(uid)({ strapi });
strapi.get('services').set(uid, () => service);
const controller = factories.createCoreController(uid)({ strapi });

/** Allows what a Content API token with all rights would. */
const everything = { strategy: { verify: () => undefined } };

const server = http.createServer((request, response) => {
  const address = new URL(request.url, 'http://localhost');
  const id = /^\/outcomes\/(\w+)$/.exec(address.pathname)?.[1];
  const context = { query: qs.parse(address.search.slice(1), { depth: 10 }), params: { id }, state: { auth: everything }, request: {}, notFound: () => null };
  const answer = id ? controller.findOne(context) : controller.find(context);
  answer.then(
    (body) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body)),
    (error) => response.writeHead(500).end(error.stack),
  );
});
server.listen(0, '127.0.0.1', () => console.log(`Ready: http://127.0.0.1:${server.address().port}`));
process.on('SIGTERM', () => server.close(() => stop().then(() => process.exit(0))));
