import { fastify } from 'fastify';
import { expect } from 'chai';
import { parse } from 'yaml';
import { z } from 'zod';
import { documentOf } from '../../src/adapters/http/api/openapi.js';
import { asyncApiOf } from '../../src/adapters/http/asyncapi.js';
import { documentRoutes } from '../../src/adapters/http/docs.js';
import { collectAccess, needs } from '../../src/adapters/http/api/access.js';
import { named } from '../../src/adapters/http/api/named.js';
import { route } from '../../src/adapters/http/api/route.js';
import { RequestEvent, RequestEventData } from '../../src/core/request-event.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';

interface Queues {
  readonly channels: object;
  readonly components: { readonly messages: { readonly requestEvent: { readonly payload: Payload } } };
}

interface Payload {
  readonly properties: { readonly data: { readonly properties: object } };
}

describe('http: documents', () => {
  afterEach(closeFaces);

  it('the documents, which need no credential, are written once for all who read them', async () => {
    let written = 0;
    const document = { counted: { toJSON: () => (written += 1) } };
    const app = fastify();
    documentRoutes(app, () => document, '9.8.7');
    for (let times = 0; times < 3; times += 1)
      expect((await app.inject('/openapi.json')).json()).to.deep.equal({ openapi: '3.1.0', counted: 1 });
  });

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

  it('what is said of a parameter, of a field and of a shape is told where each of them stands', async () => {
    const Cost = named('DocumentedCost', z.object({ amount: z.number().describe('In the currency of the prices.') }));
    const app = fastify();
    const document = documentOf(app, '1.0.0');
    collectAccess(app);
    route(app, {
      ...{ operation: 'costs', tag: 'costs', summary: 'Costs', method: 'GET', url: '/costs', access: needs('requests:read') },
      query: z.object({ tenant: z.string().nullable().default(null).describe('Only of this tenant.') }),
      answers: { 200: { is: 'Costs.', json: z.object({ all: Cost.describe('Of all pools.') }) } },
      problems: [],
      handle: () => ({ status: 200, json: { all: { amount: 1 } } }),
    });
    await app.ready();
    const written = JSON.stringify(document());
    await app.close();
    expect(written).to.contain('"name":"tenant","in":"query","required":false,"description":"Only of this tenant."');
    expect(written).to.contain(
      '"DocumentedCost":{"type":"object","properties":{"amount":{"type":"number","description":"In the currency of the prices."}}',
    );
    expect(written).to.contain('"description":"Of all pools."');
  });

  it('the AsyncAPI document is served, with the job request as HTTP takes it', async () => {
    const { url } = await aFace();
    const { status, json } = await call(`${url}/asyncapi.json`);
    expect(status).to.equal(200);
    const queues = json?.['components'] as { schemas: Record<string, unknown> };
    const http = (await call(`${url}/openapi.json`)).json?.['components'] as { schemas: Record<string, unknown> };
    expect(queues.schemas['JobRequest']).to.deep.equal(http.schemas['JobRequest']);
  });

  it('the document of the queues names the queue of events, with what an event has', async () => {
    const { url } = await aFace();
    const { channels, components } = (await call(`${url}/asyncapi.json`)).json as unknown as Queues;
    expect(channels).to.have.property('requestEvents');
    const { properties } = components.messages.requestEvent.payload;
    expect(properties).to.include.keys(Object.keys(RequestEvent.shape));
    expect(properties.data.properties).to.have.all.keys(Object.keys(RequestEventData.shape));
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

  it('files of the page are served whole, whatever part of them is asked for', async () => {
    const { url } = await aFace();
    const path = `${url}/docs/static/index.css`;
    const whole = await call(path);
    for (const range of ['bytes=0-3', 'bytes=99999999-', 'lines=1']) {
      const { status, headers, text } = await call(path, { headers: { range } });
      expect({ status, text }, range).to.deep.equal({ status: 200, text: whole.text });
      expect(headers.get('accept-ranges')).to.equal('none');
    }
  });

  it('files of the page are answered as RFC 9110 has it to who asks for them as they were, which they are no more: 412', async () => {
    const { url } = await aFace();
    const path = `${url}/docs/static/index.css`;
    const asked: readonly (readonly [headers: Record<string, string>, status: number])[] = [
      [{ 'if-match': '"another"' }, 412],
      [{ 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 412],
      [{ 'if-match': '*' }, 200],
    ];
    for (const [headers, status] of asked) {
      const answer = await call(path, { headers });
      expect(answer.status, JSON.stringify(headers)).to.equal(status);
      if (status === 412) expect(answer.json).to.include({ code: 'precondition-failed', status });
    }
  });

  it('the page offers the document that programs read, as JSON and as YAML', async () => {
    const { url } = await aFace();
    const { json } = await call(`${url}/openapi.json`);
    expect((await call(`${url}/docs/json`)).json).to.deep.equal(json);
    expect(parse((await call(`${url}/docs/yaml`)).text)).to.deep.equal(json);
  });

  it('a document is made once, however many read it', async () => {
    const app = fastify();
    const document = documentOf(app, '1');
    let made = 0;
    route(app, {
      ...{ method: 'GET', tag: 't', operation: 'x', url: '/x', access: needs('requests:read'), problems: [] },
      get summary() {
        made += 1;
        return 'x';
      },
      answers: { 200: { is: 'x', json: z.string() } },
      handle: () => ({ status: 200, json: '' }),
    });
    await app.ready();
    expect(made, 'before it is asked for').to.equal(0);
    const first = document();
    expect(document()).to.equal(first);
    expect(made).to.equal(1);
    const ofQueues = asyncApiOf('1');
    expect(ofQueues()).to.equal(ofQueues());
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
