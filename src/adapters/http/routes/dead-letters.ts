// Messages that could not be taken: a list of them, one with its body, and the replay, by which they go through the door of intake once more.
// Promised: a letter is gone from its queue only when its request is stored.
import type { FastifyInstance } from 'fastify';
import { everyTenant } from '../../../core/caller.js';
import type { LetterSelection } from '../../../core/dead-letter.js';
import type { KeptLetter, Replayed, ReplayOutcome } from '../../../ports/letters.js';
import { needs } from '../api/access.js';
import { problem, route } from '../api/route.js';
import { iso } from '../request-json.js';
import { LetterParams, LettersJson, LettersQuery, LetterWithBodyJson, ReplayedJson, ReplayJson } from '../shapes/dead-letters.js';

const access = needs('queue:operate');
const tag = 'operators';
const unknown = 'There is no dead letter with this id among the oldest.';
const everything: LetterSelection = { ids: null, queue: null, code: null, tenantId: null, reach: everyTenant };

export function deadLetterRoutes(app: FastifyInstance): void {
  route(app, {
    operation: 'listDeadLetters',
    summary: 'Messages that could not be taken, oldest of each queue first',
    ...{ tag, access, method: 'GET', url: '/dead-letters', query: LettersQuery },
    answers: { 200: { is: 'The dead letters.', json: LettersJson } },
    problems: ['bad-query', 'dead-letters-unavailable'],
    handle: async ({ keeper, query: { queue = null, code = null, tenant_id: tenantId = null, limit: max } }) => {
      const { letters, more } = await keeper.deadLetters({ selection: { ...everything, queue, code, tenantId }, max });
      return { status: 200, json: { items: letters.map(letterJson), more } };
    },
  });
  route(app, {
    operation: 'showDeadLetter',
    summary: 'A message that could not be taken, with its body',
    ...{ tag, access, method: 'GET', url: '/dead-letters/:letter_id', params: LetterParams, missing: unknown },
    answers: { 200: { is: 'The dead letter.', json: LetterWithBodyJson } },
    problems: ['not-found', 'dead-letters-unavailable'],
    handle: async ({ keeper, params: { letter_id: id } }) => {
      const { letters } = await keeper.deadLetters({ selection: { ...everything, ids: [id] }, max: 1 });
      const [letter] = letters;
      return letter === undefined
        ? problem('not-found', unknown)
        : { status: 200, json: { ...letterJson(letter), ...bodyOf(letter) } };
    },
  });
  replayRoute(app);
}

function replayRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'replayDeadLetters',
    summary: 'Replay dead letters, by id or by filter',
    ...{ tag, access, method: 'POST', url: '/dead-letters/replay' },
    body: { kind: 'json', schema: ReplayJson },
    answers: { 200: { is: 'The result of each.', json: ReplayedJson } },
    problems: ['invalid-body', 'not-json', 'too-large', 'unsupported-media-type', 'dead-letters-unavailable'],
    handle: async ({ keeper, caller, body: { filter, reason, dry_run: dryRun, limit: max } }) => {
      const { ids = null, queue = null, code = null, tenant_id: tenantId = null } = filter;
      const selection = { ...everything, ids, queue, code, tenantId };
      const { replayed, more } = await keeper.replay({ selection, max, actor: caller.name, reason, dryRun });
      return { status: 200, json: { items: replayed.map(replayedJson), more, dry_run: dryRun } };
    },
  });
}

function letterJson({ id, queue, reason, description, tenantId, correlationId, messageId, at, body }: KeptLetter) {
  return {
    ...{ id, queue, reason, description, tenant_id: tenantId, correlation_id: correlationId, message_id: messageId },
    since: at === null ? null : iso(at),
    bytes: body.length,
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function bodyOf({ body }: KeptLetter): { readonly encoding: 'utf-8' | 'base64'; readonly body: string } {
  try {
    return { encoding: 'utf-8', body: utf8.decode(body) };
  } catch {
    return { encoding: 'base64', body: body.toString('base64') };
  }
}

function replayedJson({ letter, outcome }: Replayed) {
  return { ...letterJson(letter), outcome: outcome.kind, ...cameTo(outcome) };
}

function cameTo(outcome: ReplayOutcome) {
  switch (outcome.kind) {
    case 'would':
      return { request_id: null, refused: null };
    case 'stored':
    case 'same':
      return { request_id: outcome.requestId, refused: null };
    case 'refused':
      return { request_id: null, refused: { reason: outcome.reason, description: outcome.description } };
  }
}
