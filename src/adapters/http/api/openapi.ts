// The OpenAPI 3.1 document, from the declarations of the routes. In: what the server has of routes. Out: the document. Promised: every route
// that is not itself a document is in it, each operation under its own name.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { problemCodes, type ProblemCode } from '../problem-codes.js';
import { problemType } from '../problem-document.js';
import { ProblemJson } from '../shapes/problem.js';
import { jsonSchemaOf, namedSchemas, type JsonSchema } from './named.js';
import type { AnswerShape, Description } from './description.js';
import { idempotencyKeyParameter } from './idempotency-key.js';

export const openapi = '3.1.0';

interface Declared {
  readonly url: string;
  readonly description: Description;
}

/**
 * To be called before the routes are added; what it answers is to be called when all are known. The document is made once, when somebody asks for
 * it: making it took a fifteenth of the CPU time of a start, and as long again for each reader.
 */
export function documentOf(app: FastifyInstance, version: string): () => object {
  const declared: Declared[] = [];
  let document: object | null = null;
  app.addHook('onRoute', ({ url, method, config }) => {
    // HEAD goes with its GET.
    if (config?.description !== undefined && method !== 'HEAD') declared.push({ url, description: config.description });
  });
  return () => (document ??= openApiDocument(declared, version));
}

/** What may go wrong with any call, and with any that needs a credential. */
const always: readonly ProblemCode[] = ['bad-request', 'store-unavailable', 'overloaded', 'out-of-time', 'internal'];
const ofKeys: readonly ProblemCode[] = ['bad-idempotency-key', 'idempotency-key-reused'];
const withBody: readonly ProblemCode[] = ['too-large', 'unsupported-media-type'];
/** Of a body that is ignored: who asks for a dry run is refused. */
const withoutDryRun: readonly ProblemCode[] = ['bad-query', 'invalid-body'];
const withCredential: readonly ProblemCode[] = ['unauthenticated', 'not-allowed', 'too-many-calls', 'issuer-unavailable'];

function openApiDocument(declared: readonly Declared[], version: string) {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const { url, description } of declared) {
    const path = url.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [description.method.toLowerCase()]: operationOf(description) };
  }
  return {
    openapi,
    info: {
      title: 'Job Keeper',
      version,
      description:
        'Job Keeper stands in front of a Spark/Databricks platform and decides when each job may run. Mediators use HTTP as a fallback; operators use it to look and act. Problems are RFC 9457 documents with a stable code.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: namedSchemas(),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A JWT of a configured issuer, or an API key.' },
        engine: {
          type: 'http',
          scheme: 'basic',
          description: 'The name and password that the engine has for its webhooks.',
        },
      },
    },
  };
}

function operationOf(description: Description): JsonSchema {
  const { operation, summary, tag, access, params, query, body, once, answers, problems } = description;
  const codes = [
    ...problems,
    ...(once === true ? ofKeys : []),
    ...always,
    ...(body === undefined ? [] : withBody),
    ...(body?.kind === 'ignored' ? withoutDryRun : []),
    ...(access.kind === 'open' ? [] : withCredential),
  ];
  return {
    operationId: operation,
    summary,
    tags: [tag],
    ...securityOf(description),
    parameters: [
      ...parametersOf('path', params),
      ...parametersOf('query', query),
      ...(once === true ? [idempotencyKeyParameter] : []),
    ],
    ...(body === undefined || body.kind === 'ignored'
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: jsonSchemaOf(body.schema) } } } }),
    responses: { ...Object.fromEntries(Object.entries(answers).map(answerOf)), ...problemsOf(new Set(codes), description) },
  };
}

function securityOf({ access, countsAs = 1 }: Description): JsonSchema {
  switch (access.kind) {
    case 'open':
      return { security: [] };
    case 'engine':
      return { security: [{ engine: [] }] };
    case 'scope':
      return {
        security: [{ bearer: [] }],
        description: `Needs the scope \`${access.scope}\`.${countsAs === 1 ? '' : ` Counts as ${countsAs} calls of its caller.`}`,
      };
  }
}

function parametersOf(place: 'path' | 'query', schema: z.ZodType | undefined): JsonSchema[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z
    .object({ properties: Shapes, required: z.array(z.string()).optional() })
    .parse(jsonSchemaOf(schema));
  return Object.entries(properties).map(([name, { description, ...shape }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: shape,
  }));
}

const Shapes = z.record(z.string(), z.record(z.string(), z.unknown())).optional();

function answerOf([status, { is, json, text, headers = {} }]: [string, AnswerShape]): [string, JsonSchema] {
  const told = Object.entries({ 'X-Request-Id': 'The id of the call.', ...headers });
  return [
    status,
    {
      description: is,
      headers: Object.fromEntries(told.map(([name, description]) => [name, { description, schema: { type: 'string' } }])),
      content:
        text === undefined ? { 'application/json': { schema: jsonSchemaOf(json) } } : { [text]: { schema: { type: 'string' } } },
    },
  ];
}

/** Problems by status; where a status is also an answer of its own (readiness), that one stands. */
function problemsOf(
  codes: ReadonlySet<ProblemCode>,
  { answers, problemShape }: Description,
): Readonly<Record<string, JsonSchema>> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const { status } = problemCodes[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const told = [...byStatus].filter(([status]) => !Object.hasOwn(answers, status)).sort(([a], [b]) => a - b);
  return Object.fromEntries(
    told.map(([status, ones]) => [
      String(status),
      {
        description: ones.map((code) => `\`${code}\`: ${problemCodes[code].text}`).join(' '),
        content:
          problemShape === undefined
            ? { [problemType]: { schema: { allOf: [jsonSchemaOf(ProblemJson), { properties: { code: { enum: ones } } }] } } }
            : { [problemShape.type]: { schema: jsonSchemaOf(problemShape.json) } },
      },
    ]),
  );
}
