// The documents of the API, for programs (/openapi.json, /asyncapi.json) and for people (/docs). Promised: the page is served from here, with nothing inline
// and nothing from elsewhere that its policy would let in.
import swagger, { type StaticDocumentSpec } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ofNewest } from '../../core/of-newest.js';
import { asyncApiOf } from './asyncapi.js';
import { open } from './api/access.js';
import { openapi } from './api/openapi.js';
import { route } from './api/route.js';
import { pagePolicy } from './page-policy.js';

const served = { tag: 'documents', method: 'GET', access: open, problems: [], fixed: true } as const;

/** `document` is asked for when it is served: by then every route is known. */
export function documentRoutes(app: FastifyInstance, document: () => object, version: string): void {
  const ofQueues = asyncApiOf(version);
  const ofHttp = ofNewest((made: object) => ({ openapi, ...made }));
  route(app, {
    ...served,
    operation: 'readApiDocument',
    summary: 'This document',
    url: '/openapi.json',
    answers: { 200: { is: 'OpenAPI 3.1.', json: z.looseObject({ openapi: z.string() }) } },
    handle: () => ({ status: 200, json: ofHttp(document()) }),
  });
  route(app, {
    ...served,
    operation: 'readQueuesDocument',
    summary: 'The AsyncAPI document of the queues',
    url: '/asyncapi.json',
    answers: { 200: { is: 'AsyncAPI 3.0.', json: z.looseObject({ asyncapi: z.string() }) } },
    handle: () => ({ status: 200, json: ofQueues() }),
  });
}

/** To be called when every route is known. */
export async function documentPages(app: FastifyInstance, document: () => object): Promise<void> {
  // The plugin serves what it is given, as JSON: so it need not be made before somebody asks.
  const made: object = { toJSON: document };
  await app.register(async (docs) => {
    // The routes of the plugin are its own: they serve files, and the document.
    docs.addHook('onRoute', (added) => {
      added.config = { ...added.config, access: open };
    });
    // The types of the plugin end at OpenAPI 3.0; it serves a document as it is given.
    // Its files are small and served whole: of a range that is not in them the server's own complaint would be a 400.
    docs.addHook('onRequest', (request, _reply, done) => {
      delete request.raw.headers.range;
      done();
    });
    docs.addHook('onSend', (_request, reply, payload, done) => {
      if (reply.hasHeader('accept-ranges')) void reply.header('accept-ranges', 'none');
      done(null, payload);
    });
    await docs.register(swagger, { mode: 'static', specification: { document: made as StaticDocumentSpec['document'] } });
    await docs.register(swaggerUi, {
      routePrefix: '/docs',
      uiConfig: { url: '/openapi.json', validatorUrl: null },
      staticCSP: pagePolicy,
    });
  });
}
