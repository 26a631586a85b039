// The judge is judged: a good history passes, and each way of breaking a promise is seen. A checker that sees nothing proves nothing.
import { expect } from 'chai';
import { check } from '../support/history/check.js';
import type { Event, Held, Sample } from '../support/history/event.js';

const held: Held = { clusterId: 'c-1', jobId: '1', tenantId: '333' };
const sample = (at: number, changes: Partial<Sample> = {}): Sample => ({ kind: 'sample', at, live: [], queued: [], ...changes });
const run = (runId: string, token: string, startedAt: number | null, endedAt: number | null): Event => ({
  ...{ kind: 'run', runId, token, clusterId: 'c-1', startedAt, endedAt, result: 'SUCCESS' },
});

const sent = { kind: 'sent', at: 1, via: 'rabbitmq', tenantId: '333', expects: { ends: ['succeeded'] } } as const;

/** Two requests, one after the other on the only slot; a duplicate; a dead letter; a response and an event that came twice. */
function goodHistory(): Event[] {
  const request = { kind: 'request', tenantId: '333', jobId: '1', state: 'succeeded', final: true } as const;
  const response = { kind: 'response', status: 'SUCCEEDED', queue: 'q', delivery: 'published' } as const;
  const published = { kind: 'published', at: 99, queue: 'q', status: 'SUCCEEDED' } as const;
  return [
    { kind: 'bounds', clusters: { 'c-1': 1 }, jobs: { '1': 1 }, tenants: { '333': 1 }, sweepMs: 2_000 },
    { ...sent, mark: 'm-1', correlationId: 'a' },
    { ...sent, mark: 'm-2', correlationId: 'a' },
    { ...sent, mark: 'm-3', correlationId: 'b', via: 'http' },
    { ...sent, mark: 'm-4', correlationId: 'a', expects: { deadLetter: 'conflict' } },
    { kind: 'dead-letter', mark: 'm-4', reason: 'conflict' },
    { ...request, id: 'A', correlationId: 'a' },
    { ...request, id: 'B', correlationId: 'b' },
    { kind: 'attempt', requestId: 'A', number: 1, token: 't-0', runId: null, open: false },
    { kind: 'attempt', requestId: 'A', number: 2, token: 't-1', runId: 'r-1', open: false },
    { kind: 'attempt', requestId: 'B', number: 2, token: 't-2', runId: 'r-2', open: false },
    { kind: 'attempt', requestId: 'B', number: 1, token: 't-2', runId: null, open: false },
    run('r-0', 't-0', null, 5),
    run('r-1', 't-1', 10, 20),
    run('r-2', 't-2', 20, 30),
    { kind: 'step', key: 'start-cluster:active', open: false },
    { ...response, requestId: 'A', messageId: 'id-a' },
    { ...response, requestId: 'B', messageId: 'id-b' },
    { ...published, requestId: 'A', messageId: 'id-a' },
    { ...published, requestId: 'A', messageId: 'id-a' },
    { ...published, requestId: 'B', messageId: 'id-b' },
    sample(1_000, { live: [held], queued: [{ id: 'B', jobId: '1', tenantId: '333', rank: 1, clusters: ['c-1'] }] }),
    sample(9_000),
    ...['A/0', 'B/0'].map((id) => ({ kind: 'move', id, state: 'received' }) as const),
    ...['A/0', 'B/0', 'A/0'].map((id) => ({ kind: 'told', at: 9_000, id, state: 'received' }) as const),
    { kind: 'end', at: 10_000, intakeLeft: 0, eventsLeft: 0 },
  ];
}

const without = (is: (event: Event) => boolean) => goodHistory().filter((event) => !is(event));
const changed = (is: (event: Event) => boolean, changes: object) =>
  goodHistory().map((event) => (is(event) ? { ...event, ...changes } : event));
const withMore = (...more: Event[]) => [...goodHistory(), ...more];
const idIs = (id: string) => (event: Event) => event.kind === 'request' && event.id === id;
const runIs = (id: string) => (event: Event) => event.kind === 'run' && event.runId === id;
const queued = (id: string, rank: number) => ({ id, jobId: '1', tenantId: '333', rank, clusters: ['c-1'] });
/** C waits; so do these. */
const waiting = (at: number, ...others: ReturnType<typeof queued>[]) => sample(at, { queued: [queued('C', 50), ...others] });
const fault = (from: number, until: number): Event => ({ kind: 'fault', what: 'kill', target: 'a', from, until });

const bad: Readonly<Record<string, readonly [promise: string, history: readonly Event[]]>> = {
  'a message that became nothing': ['accounted', without(idIs('B'))],
  'a follower that did not come': ['accounted', withMore({ ...sent, via: 'then', mark: 'm-5', correlationId: 'a~9' })],
  'a message that had to be dead-lettered and was not': ['accounted', without(({ kind }) => kind === 'dead-letter')],
  'a dead letter for another reason': ['accounted', changed(({ kind }) => kind === 'dead-letter', { reason: 'not-json' })],
  'a request that nobody asked for': [
    'accounted',
    changed((event) => event.kind === 'sent' && event.mark === 'm-3', { correlationId: 'c' }),
  ],
  'a message left in the queue': ['accounted', changed(({ kind }) => kind === 'end', { intakeLeft: 1 })],
  'a request that is not final': ['final', changed(idIs('A'), { state: 'running', final: false })],
  'a request that ended otherwise than its job': ['final', changed(idIs('A'), { state: 'failed' })],
  'a step that is still to be done': ['final', changed(({ kind }) => kind === 'step', { open: true })],
  'a second run under one token': ['one-run', withMore(run('r-9', 't-1', null, 40))],
  'two attempts under one token that both have a run': [
    'one-run',
    withMore({ kind: 'attempt', requestId: 'B', number: 3, token: 't-2', runId: 'r-9', open: false }),
  ],
  'a run that belongs to no attempt': ['one-run', withMore(run('r-9', 't-9', 40, 50))],
  'a run of an attempt that says it has another': ['one-run', changed(runIs('r-1'), { runId: 'r-8' })],
  'a started run of an attempt that was given back': ['one-run', changed(runIs('r-0'), { startedAt: 1 })],
  'two runs of one request at once': [
    'one-run',
    withMore({ kind: 'attempt', requestId: 'A', number: 3, token: 't-3', runId: 'r-3', open: false }, run('r-3', 't-3', 19, 25)),
  ],
  'a request that was executed twice': [
    'one-run',
    withMore({ kind: 'attempt', requestId: 'A', number: 3, token: 't-3', runId: 'r-3', open: false }, run('r-3', 't-3', 40, 50)),
  ],
  'a slot that was taken twice at one instant': ['limits', changed(runIs('r-2'), { startedAt: 19 })],
  'two live requests in one sample': ['limits', withMore(sample(2_000, { live: [held, held] }), sample(9_500))],
  'a request without a recorded response': [
    'one-response',
    without((event) => event.kind === 'response' && event.requestId === 'B'),
  ],
  'a request with two recorded responses': [
    'one-response',
    withMore({ kind: 'response', requestId: 'A', messageId: 'id-x', status: 'SUCCEEDED', queue: 'q', delivery: 'published' }),
  ],
  'a response that never came': ['one-response', without((event) => event.kind === 'published' && event.requestId === 'B')],
  'a response that came under two ids': [
    'one-response',
    withMore({ kind: 'published', at: 99, queue: 'q', status: 'SUCCEEDED', requestId: 'A', messageId: 'id-x' }),
  ],
  'a response that came to another queue': [
    'one-response',
    withMore({ kind: 'published', at: 99, queue: 'other', status: 'SUCCEEDED', requestId: 'A', messageId: 'id-a' }),
  ],
  'a response that says another end': ['one-response', changed((event) => event.kind === 'response', { status: 'FAILED' })],
  'a response that is still due': ['one-response', changed((event) => event.kind === 'response', { delivery: 'due' })],
  'a response for a request that is not there': [
    'one-response',
    withMore({ kind: 'published', at: 99, queue: 'q', status: 'SUCCEEDED', requestId: 'Z', messageId: 'id-z' }),
  ],
  'a move that nobody was told of': ['told', without((event) => event.kind === 'told' && event.id === 'B/0')],
  'an event of a move that was not made': ['told', without((event) => event.kind === 'move' && event.id === 'B/0')],
  'an event that says another state': ['told', changed(({ kind }) => kind === 'told', { state: 'waiting' })],
  'an event that is still to be told': ['told', changed(({ kind }) => kind === 'end', { eventsLeft: 1 })],
  'an attempt that is still open': [
    'no-leak',
    changed((event) => event.kind === 'attempt' && event.token === 't-2', { open: true }),
  ],
  'a run that is still active': ['no-leak', changed(runIs('r-2'), { endedAt: null })],
  'a slot that is still held': ['no-leak', withMore(sample(9_900, { live: [held] }))],
  'a request that could have run for longer than a sweep': [
    'no-wait',
    withMore(waiting(20_000), waiting(22_000), waiting(24_500)),
  ],
  'a request that waits while those behind it go': [
    'no-wait',
    withMore(waiting(20_000, queued('D', 51), queued('E', 52)), waiting(22_000, queued('E', 52)), waiting(24_500)),
  ],
  'a history that does not say what is allowed': ['limits', without(({ kind }) => kind === 'bounds')],
};

const good: Readonly<Record<string, readonly Event[]>> = {
  'a history in which all promises hold': goodHistory(),
  'a request that waits while something is broken, and a little after': withMore(
    fault(20_000, 24_000),
    ...[20_000, 24_000, 28_000, 36_000].map((at) => waiting(at)),
    sample(37_000),
  ),
  'a request that waits because the slot is taken': withMore(
    ...[20_000, 30_000].map((at) => ({ ...waiting(at), live: [held] })),
    sample(37_000),
  ),
  'a request that waits while those before it go': withMore(
    waiting(20_000, queued('A', 48), queued('B', 49)),
    waiting(22_000, queued('B', 49)),
    waiting(24_500),
    waiting(26_000),
    sample(26_500),
  ),
  'a request that waits twice for less than a sweep': withMore(
    waiting(20_000),
    waiting(23_000),
    sample(23_500),
    waiting(24_000),
    waiting(27_000),
  ),
};

describe('the checker of histories', () => {
  for (const [name, history] of Object.entries(good))
    it(`finds nothing wrong with ${name}`, () => {
      expect(check(history)).to.deep.equal([]);
    });

  it('finds nothing wrong with half a day of looking four times a second', () => {
    const looks = Array.from({ length: 12 * 3_600 * 4 }, (_, index) => sample(20_000 + index * 250));
    expect(check(withMore(...Array.from({ length: 300 }, (_, index) => fault(index, index + 1))).concat(looks))).to.deep.equal(
      [],
    );
  });

  for (const [name, [promise, history]] of Object.entries(bad))
    it(`sees ${name}`, () => {
      expect(check(history).map((violation) => violation.promise)).to.include(promise);
    });
});
