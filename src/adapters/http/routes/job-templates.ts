// Templates of job requests. In: calls of mediators and operators. Out: versions of what runs are made from. Promised: whoever may not submit for a
// tenant keeps no template for it; another tenant's template is not there; what a version says never changes.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { TemplateName } from '../../../core/templates/job-template.js';
import { refusalCodes } from '../../../core/refusal.js';
import type { JobTemplate, TemplateKey } from '../../../ports/store/job-templates.js';
import { needs } from '../api/access.js';
import { problem, route } from '../api/route.js';
import { cursorOf, keyIn } from '../cursor.js';
import { readJson } from '../job-manager/json-body.js';
import { templateJson, templateRowJson, templateVersionJson } from '../job-template-json.js';
import { filterText, Limit, pageDefault, pageMax } from '../list-query.js';
import {
  TemplateBodyJson,
  TemplateJson,
  TemplatePageJson,
  TemplateRowJson,
  TemplateVersionJson,
} from '../shapes/job-template.js';
import { missingTemplate as missing, templateKeyOf, TemplateParams, TenantQuery } from '../template-key.js';

const notValid = 'The template is not valid.';
const tag = 'job templates';
const byName = '/job-templates/:name';
const ofOne = { tag, params: TemplateParams, missing, query: TenantQuery } as const;
const missed = ['bad-query', 'no-tenant', 'not-found'] as const;

function putRoute(app: FastifyInstance): void {
  const headers = { Location: 'Its address.' };
  route(app, {
    operation: 'putJobTemplate',
    summary: 'Create a template of job requests, or its next version',
    tag,
    method: 'POST',
    url: '/job-templates',
    access: needs('requests:submit'),
    body: { kind: 'raw', schema: TemplateBodyJson },
    answers: {
      201: {
        is: 'A new version is stored. Runs use it unless they name another.',
        json: TemplateRowJson,
        headers,
      },
      200: { is: 'The newest version has the same content; nothing new was stored.', json: TemplateRowJson, headers },
    },
    problems: [...refusalCodes, 'unsupported-media-type'],
    handle: async ({ body, keeper, caller }) => {
      const read = readJson(body);
      if (!read.ok) return problem('not-json', undefined, read.problems);
      const answer = await keeper.templates.put({ body: read.value, actor: caller.name });
      if (answer.kind === 'refused')
        return problem(answer.code, answer.code === 'invalid-request' ? notValid : undefined, answer.problems);
      const { template } = answer;
      const told = { json: templateRowJson(template), headers: { location: locationOf(template) } };
      return answer.kind === 'made' ? { status: 201, ...told } : { status: 200, ...told };
    },
  });
}

function locationOf({ tenantId, name, version }: JobTemplate): string {
  return `/v1/job-templates/${name}/versions/${version}?tenant_id=${encodeURIComponent(tenantId)}`;
}

/** Whoever knows how a digest is made can make a cursor up: what the store is asked for is such a key in any case. */
const Key = z.tuple([filterText, TemplateName]);

const Cursor = z.string().transform((given, context): TemplateKey => {
  const end = keyIn('job-templates', given);
  const key = end === null ? null : keyOf(end);
  if (key !== null) return key;
  context.addIssue({ code: 'custom', message: 'is not a cursor that a page was answered with' });
  return z.NEVER;
});

function keyOf(end: string): TemplateKey | null {
  try {
    const [tenantId, name] = Key.parse(JSON.parse(end));
    return { tenantId, name };
  } catch {
    return null;
  }
}

const ListQuery = z.strictObject({
  tenant_id: filterText.nullable().default(null).describe('Only of this tenant.'),
  cursor: Cursor.nullable().default(null).describe('The `next_cursor` of the page before.'),
  limit: Limit.default(pageDefault).describe(`At most so many: 1 to ${pageMax}.`),
});

function listRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'listJobTemplates',
    summary: 'Templates of job requests, by tenant and name',
    tag,
    method: 'GET',
    url: '/job-templates',
    access: needs('requests:read'),
    query: ListQuery,
    answers: { 200: { is: 'A page of templates.', json: TemplatePageJson } },
    problems: ['bad-query'],
    handle: async ({ query: { tenant_id: tenantId, cursor: after, limit }, caller, keeper }) => {
      // One more than is shown: whether there is a next page.
      const rows = await keeper.templates.list({ tenantId, after, limit: limit + 1, reach: caller.reach });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const next = last === undefined ? null : cursorOf('job-templates', JSON.stringify([last.tenantId, last.name]));
      return { status: 200, json: { items: shown.map(templateRowJson), next_cursor: next } };
    },
  });
}

function showRoute(app: FastifyInstance): void {
  route(app, {
    ...ofOne,
    operation: 'showJobTemplate',
    summary: 'One template: the content of its newest version, and its versions',
    method: 'GET',
    url: byName,
    access: needs('requests:read'),
    answers: { 200: { is: 'The template.', json: TemplateJson } },
    problems: missed,
    handle: async (call) => {
      const key = templateKeyOf(call);
      if ('problem' in key) return key;
      const shown = await call.keeper.templates.template(key);
      return shown === null ? problem('not-found', missing) : { status: 200, json: templateJson(shown) };
    },
  });
}

const VersionParams = TemplateParams.extend({
  version: z
    .string()
    .regex(/^[1-9][0-9]{0,8}$/)
    .transform(Number),
});

function versionRoute(app: FastifyInstance): void {
  const missing = 'There is no template of this name, or no such version of it.';
  route(app, {
    ...{ ...ofOne, missing, params: VersionParams },
    operation: 'showJobTemplateVersion',
    summary: 'One version of a template, with its content',
    method: 'GET',
    url: `${byName}/versions/:version`,
    access: needs('requests:read'),
    answers: { 200: { is: 'The version.', json: TemplateVersionJson } },
    problems: missed,
    handle: async (call) => {
      const key = templateKeyOf(call);
      if ('problem' in key) return key;
      const found = await call.keeper.templates.version(key, call.params.version);
      return found === null ? problem('not-found', missing) : { status: 200, json: templateVersionJson(found) };
    },
  });
}

function retireRoute(app: FastifyInstance): void {
  route(app, {
    ...ofOne,
    operation: 'retireJobTemplate',
    summary: 'Retire a template: no new runs are made of it, and present ones continue',
    method: 'DELETE',
    url: byName,
    access: needs('requests:submit'),
    body: { kind: 'ignored', bytesMax: 16 * 1024 },
    answers: { 200: { is: 'It is retired.', json: TemplateRowJson } },
    problems: [...missed, 'too-large'],
    handle: async (call) => {
      const key = templateKeyOf(call);
      if ('problem' in key) return key;
      const retired = await call.keeper.templates.retire(key, call.caller.name);
      return retired === null ? problem('not-found', missing) : { status: 200, json: templateRowJson(retired) };
    },
  });
}

export function jobTemplatesRoutes(app: FastifyInstance): void {
  putRoute(app);
  listRoute(app);
  showRoute(app);
  versionRoute(app);
  retireRoute(app);
}
