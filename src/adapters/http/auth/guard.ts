// The door of every route that needs a scope. In: a call, before its body is read. Out: the same with its caller, or 401, 403 or 503. Promised:
// every refusal is reported with why, who and where from, and never with the credential; what is not declared open is not open.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, Scope } from '../../../core/caller.js';
import type { Keeper } from '../../../ports/keeper.js';
import type { RefusedWhy, Telemetry } from '../../../ports/telemetry.js';
import { answerProblem } from '../problem-document.js';
import { withinReach } from '../within-reach.js';
import type { Identify } from './identified.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a route that needs a scope; on an open one nobody. */
    caller: Caller;
    /** Within the caller's reach. */
    keeper: Keeper;
  }
}

export interface GuardParts {
  readonly keeper: Keeper;
  readonly telemetry: Telemetry;
  readonly identify: Identify;
}

const nobody: Caller = { name: 'nobody', scopes: new Set(), reach: { kind: 'tenants', ids: new Set() } };

export function guardRoutes(app: FastifyInstance, { keeper, telemetry, identify }: GuardParts): void {
  // The place for it; whose it is, is said below before anything else.
  app.decorateRequest<Caller | null>('caller', null);
  app.decorateRequest('keeper', {
    getter() {
      return withinReach(keeper, this.caller.reach, () => report(telemetry, this, 'tenant'));
    },
  });
  app.addHook('onRequest', async (request, reply) => {
    request.caller = nobody;
    // An address that is not known is not found, whoever asks.
    const access = request.is404 ? null : request.routeOptions.config.access;
    if (access === null || access?.kind === 'open') return;
    if (access === undefined) return answerProblem(request, reply, { code: 'not-allowed' });
    return enter(request, reply, { scope: access.scope, telemetry, identify });
  });
}

interface Door {
  readonly scope: Scope;
  readonly telemetry: Telemetry;
  readonly identify: Identify;
}

async function enter(request: FastifyRequest, reply: FastifyReply, { scope, telemetry, identify }: Door): Promise<unknown> {
  const identified = await identify(request);
  switch (identified.kind) {
    case 'unknown':
      telemetry.report({ kind: 'trouble', where: 'http.issuer', about: {}, error: identified.problem });
      return answerProblem(request, reply, { code: 'issuer-unavailable' });
    case 'refused':
      report(telemetry, request, identified.why);
      void reply.header('www-authenticate', challenge(identified.why === 'no-credential' ? null : 'invalid_token'));
      return answerProblem(request, reply, { code: 'unauthenticated' });
    case 'caller':
      request.caller = identified.caller;
  }
  if (request.caller.scopes.has(scope)) return undefined;
  report(telemetry, request, 'scope');
  void reply.header('www-authenticate', `${challenge('insufficient_scope')}, scope="${scope}"`);
  return answerProblem(request, reply, { code: 'not-allowed', detail: `The scope ${scope} is needed.` });
}

function challenge(error: string | null): string {
  return `Bearer realm="job-keeper"${error === null ? '' : `, error="${error}"`}`;
}

export function report(telemetry: Telemetry, request: FastifyRequest, why: RefusedWhy): void {
  const { caller, method, routeOptions, ip, id } = request;
  const who = caller === nobody ? null : caller.name;
  const what = `${method} ${routeOptions.url ?? 'an unknown address'}`;
  telemetry.report({ kind: 'access-refused', why, caller: who, what, from: ip, call: id });
}
