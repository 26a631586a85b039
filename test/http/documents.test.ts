import { fastify } from 'fastify';
import { expect } from 'chai';
import { z } from 'zod';
import { collectAccess, needs } from '../../src/adapters/http/api/access.js';
import { route } from '../../src/adapters/http/api/route.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';

describe('http: documents', () => {
  afterEach(closeFaces);

  it('the OpenAPI document is served, and every route of the contract is in it', async () => {
    const { url } = await aFace();
    const { status, json } = await call(`${url}/openapi.json`);
    expect(status).to.equal(200);
    expect(json).to.include({ openapi: '3.1.0' });
    const paths = json?.['paths'] as Record<string, Record<string, { operationId: string }>>;
    expect(Object.entries(paths).flatMap(([path, ways]) => Object.keys(ways).map((way) => `${way} ${path}`))).to.include.members([
      'post /v1/job-requests',
      'get /v1/job-requests',
      'get /v1/job-requests/{request_id}',
      'get /v1/job-requests/{request_id}/decisions',
      'post /v1/job-requests/{request_id}/cancel',
      'get /v1/pools',
      'get /livez',
      'get /readyz',
      'get /metrics',
    ]);
    const names = Object.values(paths).flatMap((ways) => Object.values(ways).map(({ operationId }) => operationId));
    expect(new Set(names).size, 'names of operations are unique').to.equal(names.length);
  });

  it('the AsyncAPI document is served, with the job request as HTTP takes it', async () => {
    const { url } = await aFace();
    const { status, json } = await call(`${url}/asyncapi.json`);
    expect(status).to.equal(200);
    const queues = json?.['components'] as { schemas: Record<string, unknown> };
    const http = (await call(`${url}/openapi.json`)).json?.['components'] as { schemas: Record<string, unknown> };
    expect(queues.schemas['JobRequest']).to.deep.equal(http.schemas['JobRequest']);
  });

  it('the page for people comes with a policy that lets in nothing inline and nothing from elsewhere', async () => {
    const { url } = await aFace();
    const { status, headers, text } = await call(`${url}/docs`);
    expect(status).to.equal(200);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).to.contain("default-src 'none'");
    expect(policy).to.not.match(/unsafe|https?:|\*/);
    const sources = Array.from(text.matchAll(/(?:src|href)="([^"]+)"/g), ([, source]) => source ?? '');
    expect(sources).to.not.be.empty;
    for (const source of sources) expect((await call(new URL(source, `${url}/docs/`).href)).status, source).to.equal(200);
    expect(text, 'an inline script or style').to.not.match(/<style[^>]*>[^<]|<script(?![^>]*src=)[^>]*>[^<]/);
  });

  it('a route that does not say who may use it stops the start', () => {
    const app = fastify();
    const refuse = collectAccess(app);
    const shape = { tag: 't', operation: 'x', summary: 'x', url: '/x', answers: { 200: { is: 'x', json: z.string() } } } as const;
    route(app, {
      ...shape,
      method: 'GET',
      access: needs('requests:read'),
      problems: [],
      handle: () => ({ status: 200, json: '' }),
    });
    expect(refuse).to.not.throw();
    app.get('/forgotten', (_request, reply) => reply.send(''));
    expect(refuse).to.throw('GET /forgotten does not say who may use it');
  });
});
