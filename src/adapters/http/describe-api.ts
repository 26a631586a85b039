// The OpenAPI document without a server that listens: for the committed copy and for what is generated from it.
import { fastify } from 'fastify';
import { documentOf } from './api/openapi.js';
import { documentRoutes } from './docs.js';
import { everyRoute } from './routes/every-route.js';

export async function describeApi(version: string): Promise<object> {
  const app = fastify();
  const document = documentOf(app, version);
  await everyRoute(app, version);
  documentRoutes(app, document, version);
  await app.ready();
  return document();
}
