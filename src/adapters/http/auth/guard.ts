// The door of every route that is not open. In: a call, before its body is read. Out: the same with its caller, or 401, 403, 429 or 503. Promised:
// every refusal is reported with why, who and where from, and never with the credential; what is not declared open is not open.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../../../core/caller.js';
import type { Keeper } from '../../../ports/keeper.js';
import type { RefusedWhy, Telemetry } from '../../../ports/telemetry.js';
import { open, type Access } from '../api/access.js';
import type { ProblemCode } from '../problem-codes.js';
import { answerProblem, type Occurrence } from '../problem-document.js';
import { shareHeaders, type Rates, type Share } from '../rates.js';
import { withinReach } from '../within-reach.js';
import { identifyEngine, type BasicCredential } from './engine.js';
import type { FailedLogins } from './failed-logins.js';
import type { Identified, Identify } from './identified.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a route that needs a scope; on an open one nobody. */
    caller: Caller;
    /** Within the caller's reach. */
    keeper: Keeper;
    /** What is left to the caller; absent: it has no limit. */
    share?: Share;
  }
}

export interface GuardParts {
  readonly keeper: Keeper;
  readonly telemetry: Telemetry;
  readonly identify: Identify;
  /** null: the engine does not call. */
  readonly engine: BasicCredential | null;
  /** Of each caller. */
  readonly rates: Rates;
  readonly failedLogins: FailedLogins;
}

const nobody: Caller = { name: 'nobody', scopes: new Set(), reach: { kind: 'tenants', ids: new Set() } };

export function guardRoutes(app: FastifyInstance, parts: GuardParts): void {
  // The place for it; whose it is, is said below before anything else.
  app.decorateRequest<Caller | null>('caller', null);
  app.decorateRequest('keeper', {
    getter() {
      return withinReach(parts.keeper, this.caller.reach, () => report(parts.telemetry, this, 'tenant'));
    },
  });
  app.addHook('onRequest', async (request, reply) => {
    request.caller = nobody;
    // An address that is not known is not found, whoever asks.
    const access = request.is404 ? open : request.routeOptions.config.access;
    const refused = await enter(request, access, parts);
    if (refused === null) return;
    void reply.headers(refused.headers);
    return answerProblem(request, reply, refused.occurrence);
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    const { share } = request;
    // Of a tenant that is out of reach the routes tell, which know of no credentials.
    if (reply.statusCode === 403 && !reply.hasHeader('www-authenticate'))
      void reply.header('www-authenticate', challenge('insufficient_scope'));
    if (share !== undefined && !reply.hasHeader('ratelimit-limit')) void reply.headers(shareHeaders(share));
    done(null, payload);
  });
}

interface Refusal {
  readonly occurrence: Occurrence;
  readonly headers: Readonly<Record<string, string>>;
}

async function enter(request: FastifyRequest, access: Access | undefined, parts: GuardParts): Promise<Refusal | null> {
  if (access === undefined) return refusal('not-allowed');
  switch (access.kind) {
    case 'open':
      return null;
    case 'engine':
      // Where it was given no credential, there is no such address.
      if (parts.engine === null) return refusal('not-found');
      return letIn(request, identifyEngine(request, parts.engine), { access, parts });
    case 'scope':
      return letIn(request, await parts.identify(request), { access, parts });
  }
}

interface Door {
  readonly access: Access;
  readonly parts: GuardParts;
}

async function letIn(request: FastifyRequest, identified: Identified, { access, parts }: Door): Promise<Refusal | null> {
  switch (identified.kind) {
    case 'unknown':
      parts.telemetry.report({ kind: 'trouble', where: 'http.issuer', about: {}, error: identified.problem });
      return refusal('issuer-unavailable');
    case 'refused':
      report(parts.telemetry, request, identified.why);
      return failedTooOften(request, identified.why, parts) ?? unauthenticated(access, identified.why);
    case 'caller':
      request.caller = identified.caller;
      return (await tooOften(request, parts)) ?? withoutScope(request, access, parts);
  }
}

function refusal(code: ProblemCode): Refusal {
  return { occurrence: { code }, headers: {} };
}

/** Asked only after the credential was found to be none: whoever shares an address with a guesser gets in with a good one. */
function failedTooOften({ ip }: FastifyRequest, why: RefusedWhy, { failedLogins }: GuardParts): Refusal | null {
  const share = why === 'no-credential' ? null : failedLogins.count(ip);
  if (share === null || share.allowed) return null;
  // The next guess costs its sender a connection.
  return { occurrence: { code: 'too-many-calls', share }, headers: { connection: 'close' } };
}

async function tooOften(request: FastifyRequest, { rates, telemetry }: GuardParts): Promise<Refusal | null> {
  const calls = request.routeOptions.config.description?.countsAs ?? 1;
  // Whatever the rate is, one such call a minute is within it.
  const share = await rates.take(request.caller.name, Math.min(calls, rates.limit ?? calls));
  if (share === null) return null;
  request.share = share;
  if (share.allowed) return null;
  report(telemetry, request, 'rate');
  return { occurrence: { code: 'too-many-calls', share }, headers: {} };
}

function withoutScope(request: FastifyRequest, access: Access, { telemetry }: GuardParts): Refusal | null {
  if (access.kind !== 'scope' || request.caller.scopes.has(access.scope)) return null;
  report(telemetry, request, 'scope');
  const { scope } = access;
  const headers = { 'www-authenticate': `${challenge('insufficient_scope')}, scope="${scope}"` };
  return { occurrence: { code: 'not-allowed', detail: `The scope ${scope} is needed.` }, headers };
}

const noCredential = 'No credential was sent. Send a token or a key in the header: Authorization: Bearer TOKEN.';
/** Which of them is for the log: it would help a guesser. */
const notTaken =
  'The credential was not accepted: it is unknown, its signature is wrong, it is meant for another service, or it is no longer valid. The log of the service says which.';
/** Nobody has sent one: with none configured, this machine is the credential (docs/decisions/0027). */
const notFromHere =
  'Without auth in the configuration, the service accepts calls from its own machine only: to 127.0.0.1 or localhost, and not from pages of other sites. Set auth.issuers or auth.keys to allow others.';
const answers: Partial<Record<RefusedWhy, readonly [error: string | null, detail: string]>> = {
  'no-credential': [null, noCredential],
  'other-origin': [null, notFromHere],
};

function unauthenticated(access: Access, why: RefusedWhy): Refusal {
  if (access.kind === 'engine') {
    return { occurrence: { code: 'unauthenticated' }, headers: { 'www-authenticate': 'Basic realm="job-keeper"' } };
  }
  const [error, detail] = answers[why] ?? ['invalid_token', notTaken];
  return { occurrence: { code: 'unauthenticated', detail }, headers: { 'www-authenticate': challenge(error) } };
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
