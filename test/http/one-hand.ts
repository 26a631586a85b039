// What holds for every hand on one job request, hold, release, priority and move alike. To be called inside the describe of the route.
import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import type { Hand } from '../../src/core/hand.js';
import { branded, type JobId, type RequestId, type TenantId } from '../../src/core/ids.js';
import type { State } from '../../src/core/lifecycle.js';
import type { HandAnswer, HandAsked, Touch } from '../../src/ports/hands.js';
import type { Found } from '../../src/ports/store/hands.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, anId, call, closeFaces, received } from './scripted-keeper.js';

export function found(changes: Partial<Found> = {}): Found {
  return {
    id: branded<RequestId>(anId),
    version: 3,
    state: 'waiting',
    tenantId: branded<TenantId>('333'),
    jobId: branded<JobId>('969479553499872001'),
    ...{ clusterType: 'business', priority: 80, maxConcurrentRuns: 2, movedTo: null, held: false },
    ...{ receivedAt: received, dueAt: received, expiresAt: received + 86_400_000, rankAt: received },
    ...changes,
  };
}

/** As it is told of `found()`. */
export const foundJson = {
  request_id: anId,
  state: 'waiting',
  tenant_id: '333',
  job_id: '969479553499872001',
  priority: 80,
  held: false,
  moved_to: null,
  received: '2026-11-21T06:00:00.000Z',
} as const;

type Acted = Extract<HandAnswer, { kind: 'acted' }>;

export const touching = (...touches: readonly Touch[]): Acted => ({ kind: 'acted', touches, more: false });

interface Sent {
  readonly body: object | string;
  readonly path: string;
  readonly answer?: HandAnswer;
  readonly holder?: ReturnType<typeof keyHolder>;
}

export async function acting({
  body,
  path,
  answer = touching({ request: found(), outcome: 'done' }),
  holder = keyHolder(),
}: Sent) {
  const asked: HandAsked[] = [];
  const act = (one: HandAsked) => Promise.resolve((asked.push(one), answer));
  const { url } = await aFace({ act }, { credentials: holder.credentials });
  const headers = { 'content-type': 'application/json', ...holder.headers };
  const sent = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return { asked, answer: await call(url + path, { method: 'POST', headers, body: sent }) };
}

interface OneHand {
  readonly verb: 'hold' | 'release' | 'priority' | 'move';
  /** What it needs beside a reason. */
  readonly body: object;
  readonly hand: Hand;
  /** Bodies that it refuses, each with the path of what is wrong with it. */
  readonly refused: Readonly<Record<string, { readonly body: object | string; readonly path: string }>>;
}

export function isOneHand({ verb, body, hand, refused }: OneHand): void {
  const path = `/v1/job-requests/${anId}/${verb}`;
  const selection = { ids: [anId], states: null, tenantId: null, jobId: null, waitCase: null, olderThanMs: null };

  afterEach(closeFaces);
  holdsItsDoor({ method: 'POST', path, scope: 'queue:operate', body, asks: (called) => ({ act: called }) });

  it('what no store can hold, and what is no UTF-8, is refused before anybody is asked', async () => {
    const nul = await acting({ path, body: { ...body, reason: 'a\u0000b' } });
    expect(nul.answer.json).to.deep.include({ code: 'invalid-body' });
    expect((nul.answer.json?.['errors'] as { path: string }[]).map((problem) => problem.path)).to.deep.equal(['reason']);
    const bytes = Buffer.concat([Buffer.from('{"reason":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    const broken = await acting({ path, body: bytes });
    expect(broken.answer.json).to.include({ code: 'not-json' });
    expect([nul.answer.status, broken.answer.status, nul.asked, broken.asked]).to.deep.equal([400, 400, [], []]);
  });

  for (const outcome of ['done', 'already-so'] as const) {
    it(`${outcome} is 200 with the job request as it was; the keeper is told who, why and what`, async () => {
      const reason = 'month end';
      const { asked, answer } = await acting({
        path,
        body: { ...body, reason },
        answer: touching({ request: found(), outcome }),
      });
      expect(answer.status).to.equal(200);
      expect(answer.json).to.deep.equal({ ...foundJson, outcome });
      const reach = everyTenant;
      expect(asked).to.deep.equal([
        { hand, selection: { ...selection, reach }, actor: 'ops-anna', reason, dryRun: false, max: 1 },
      ]);
    });
  }

  it('no reason is an empty one', async () => {
    expect((await acting({ path, body })).asked[0]?.reason).to.equal('');
  });

  it('an operator of one tenant reaches no other: there it is 404', async () => {
    const holder = keyHolder({ reach: onlyTenant('444') });
    const { asked, answer } = await acting({ path, body, holder, answer: touching() });
    expect(asked[0]?.selection.reach).to.deep.equal(onlyTenant('444'));
    expect(answer.status).to.equal(404);
    expect(answer.json).to.include({ code: 'not-found', detail: 'There is no job request with this id.' });
  });

  it('an id that no job request can have is 404 without asking the keeper', async () => {
    const { asked, answer } = await acting({ path: path.replace(anId, 'nope'), body });
    expect(answer.status).to.equal(404);
    expect(asked).to.deep.equal([]);
  });

  const tooLate: Record<'already-final' | 'not-in-queue', { state: State; detail: string }> = {
    'already-final': { state: 'succeeded', detail: 'The request has ended: it is succeeded.' },
    'not-in-queue': { state: 'running', detail: 'The request has left the queue: it is running.' },
  };
  for (const outcome of ['already-final', 'not-in-queue'] as const) {
    const { state, detail } = tooLate[outcome];
    it(`${outcome} is 409, with the state it is in`, async () => {
      const { answer } = await acting({ path, body, answer: touching({ request: found({ state }), outcome }) });
      expect(answer.status).to.equal(409);
      expect(answer.json).to.include({ code: outcome, detail });
    });
  }

  it('a job request that kept moving is 503, to be tried again', async () => {
    const { answer } = await acting({ path, body, answer: touching({ request: found(), outcome: 'moved-meanwhile' }) });
    expect(answer.status).to.equal(503);
    expect(answer.json).to.include({ code: 'overloaded', detail: 'The request kept moving; try again.' });
    expect(answer.headers.has('retry-after')).to.equal(true);
  });

  it('no JSON is 400 without asking the keeper', async () => {
    const { asked, answer } = await acting({ path, body: '{"reason":' });
    expect(answer.status).to.equal(400);
    expect(answer.json).to.include({ code: 'not-json' });
    expect(JSON.stringify(answer.json?.['errors'])).to.match(/^\[\{"path":"","message":"the body is not JSON: /);
    expect(asked).to.deep.equal([]);
  });

  const unfit = {
    'another field': { body: { ...body, until: 'monday' }, path: 'until' },
    'a reason without end': { body: { ...body, reason: 'x'.repeat(501) }, path: 'reason' },
    'a list': { body: [], path: '' },
    ...refused,
  };
  for (const [what, { body: sent, path: where }] of Object.entries(unfit)) {
    it(`is 400 with the path of what is wrong, without asking the keeper: ${what}`, async () => {
      const { asked, answer } = await acting({ path, body: sent });
      expect(answer.status).to.equal(400);
      expect(answer.json).to.include({ code: 'invalid-body' });
      const errors = answer.json?.['errors'] as readonly { readonly path: string }[];
      expect(errors.map((error) => error.path)).to.deep.equal([where]);
      expect(asked).to.deep.equal([]);
    });
  }
}
