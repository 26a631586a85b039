// Operators' hands: hold, release, prioritise and move one job request, or act on many by filter. Out: what was touched and what was not, with
// why. Promised: what is done is recorded with who did it; a dry run touches nothing.
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { everyTenant, type Caller } from '../../../core/caller.js';
import type { Hand } from '../../../core/hand.js';
import { branded, type PoolName, type RequestId } from '../../../core/ids.js';
import type { HandAnswer, HandAsked, Touch } from '../../../ports/hands.js';
import type { Keeper } from '../../../ports/keeper.js';
import { needs } from '../api/access.js';
import { problem, route } from '../api/route.js';
import { iso } from '../request-json.js';
import { ActedJson, ActJson, MoveJson, PriorityJson, ReasonJson, TouchedJson } from '../shapes/hands.js';
import { byId, ofOneRequest, unknownRequest } from './by-id.js';

const everything = {
  ids: null,
  states: null,
  tenantId: null,
  jobId: null,
  waitCase: null,
  reach: everyTenant,
};

export function handRoutes(app: FastifyInstance): void {
  const one = { ...ofOneRequest, tag: 'operators', method: 'POST', access: needs('queue:operate') } as const;
  const answers = { 200: { is: 'Done.', json: TouchedJson } };
  const problems = [
    'not-found',
    'not-in-queue',
    'already-final',
    'invalid-body',
    'not-json',
    'too-large',
    'unsupported-media-type',
  ] as const;
  route(app, {
    ...{
      ...one,
      operation: 'holdJobRequest',
      summary: 'Keep a job request in the queue until it is released',
      url: `${byId}/hold`,
    },
    ...{ body: { kind: 'json', schema: ReasonJson }, answers, problems },
    handle: ({ params, body, ...call }) => onOne(call, params.request_id, { hand: { kind: 'hold' }, reason: body.reason }),
  });
  route(app, {
    ...{ ...one, operation: 'releaseJobRequest', summary: 'Release a held job request', url: `${byId}/release` },
    ...{ body: { kind: 'json', schema: ReasonJson }, answers, problems },
    handle: ({ params, body, ...call }) => onOne(call, params.request_id, { hand: { kind: 'release' }, reason: body.reason }),
  });
  route(app, {
    ...{ ...one, operation: 'prioritiseJobRequest', summary: 'Change the priority of a job request', url: `${byId}/priority` },
    ...{ body: { kind: 'json', schema: PriorityJson }, answers, problems },
    handle: ({ params, body: { priority, reason }, ...call }) =>
      onOne(call, params.request_id, { hand: { kind: 'prioritise', priority }, reason }),
  });
  route(app, {
    ...{
      ...one,
      operation: 'moveJobRequest',
      summary: 'Send a job request to another pool than the policy would',
      url: `${byId}/move`,
    },
    ...{ body: { kind: 'json', schema: MoveJson }, answers, problems },
    handle: ({ params, body: { pool, reason }, ...call }) => onOne(call, params.request_id, { hand: moveTo(pool), reason }),
  });
  manyRoute(app);
}

function manyRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'actOnJobRequests',
    summary: 'Hold, release, prioritise, move or cancel many job requests, by id or by filter',
    tag: 'operators',
    method: 'POST',
    url: '/job-requests/act',
    access: needs('queue:operate'),
    body: { kind: 'json', schema: ActJson },
    answers: { 200: { is: 'The requests that were changed, or would be.', json: ActedJson } },
    problems: ['invalid-body', 'not-json', 'too-large', 'unsupported-media-type'],
    handle: async ({ body, keeper, caller }) => {
      const answer = await keeper.act(askedOf(body, caller));
      if (answer.kind === 'no-such-pool') return noSuchPool(answer);
      return { status: 200, json: { items: answer.touches.map(touchJson), more: answer.more, dry_run: body.dry_run } };
    },
  });
}

type Body = z.output<typeof ActJson>;

function askedOf(body: Body, { name: actor }: Caller): HandAsked {
  const { filter, reason, dry_run: dryRun, limit: max } = body;
  const age = filter.older_than_seconds;
  const selection = {
    ...everything,
    ids: filter.ids === undefined ? null : [...new Set(filter.ids.map((id) => branded<RequestId>(id.toLowerCase())))],
    states: filter.state ?? null,
    tenantId: filter.tenant_id ?? null,
    jobId: filter.job_id ?? null,
    waitCase: filter.case ?? null,
    olderThanMs: age === undefined ? null : age * 1000,
  };
  return { hand: handOf(body), selection, actor, reason, dryRun, max };
}

function handOf(body: Body): Hand {
  switch (body.act) {
    case 'prioritise':
      return { kind: 'prioritise', priority: body.priority };
    case 'move':
      return moveTo(body.pool);
    default:
      return { kind: body.act };
  }
}

const moveTo = (pool: string | null): Hand => ({ kind: 'move', pool: pool === null ? null : branded<PoolName>(pool) });

interface Calling {
  readonly keeper: Keeper;
  readonly caller: Caller;
}

async function onOne({ keeper, caller }: Calling, id: string, { hand, reason }: Pick<HandAsked, 'hand' | 'reason'>) {
  const selection = { ...everything, ids: [branded<RequestId>(id)], olderThanMs: null };
  const answer = await keeper.act({ hand, selection, actor: caller.name, reason, dryRun: false, max: 1 });
  if (answer.kind === 'no-such-pool') return noSuchPool(answer);
  const [touch] = answer.touches;
  if (touch === undefined) return unknownRequest();
  const { outcome, request } = touch;
  if (outcome === 'already-final') return problem('already-final', `The request has ended: it is ${request.state}.`);
  if (outcome === 'not-in-queue') return problem('not-in-queue', `The request has left the queue: it is ${request.state}.`);
  if (outcome === 'moved-meanwhile') return problem('overloaded', 'The request kept moving; try again.');
  return { status: 200 as const, json: touchJson(touch) };
}

function noSuchPool({ pools }: Extract<HandAnswer, { kind: 'no-such-pool' }>) {
  return problem('invalid-body', undefined, [{ path: 'pool', message: `is not a pool; there are: ${pools.join(', ')}` }]);
}

function touchJson({ request, outcome }: Touch) {
  const { id, state, tenantId, jobId, priority, held, movedTo, receivedAt } = request;
  return {
    ...{ request_id: id, outcome, state, tenant_id: tenantId, job_id: jobId, priority, held, moved_to: movedTo },
    received: iso(receivedAt),
  };
}
