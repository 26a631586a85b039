// What jobs begin, as it is written down and held against each other; and the request that is made of one that has ended.
import { expect } from 'chai';
import fc from 'fast-check';
import { followerRequest, chainMax, type First } from '../../src/core/followers/follower-request.js';
import { followSteps } from '../../src/core/followers/follow-steps.js';
import { Follower } from '../../src/core/followers/follower.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { readJobRequest } from '../../src/core/job-request.js';
import { finalStates } from '../../src/core/lifecycle.js';
import { Settings } from '../../src/core/settings.js';
import { monday, someSettings } from '../support/scenes.js';

type Jobs = Record<string, unknown>;

function problemsOf(jobs: Jobs): string[] {
  const checked = Settings.safeParse({ ...someSettings(), jobs });
  return checked.success ? [] : checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const then = (...followers: unknown[]) => ({ then: followers });
/** One after the other. */
const row = (count: number): Jobs =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`j${index}`, index + 1 < count ? then({ job: `j${index + 1}` }) : {}]),
  );
/** So many that begin nine each. */
const tens = (count: number): Jobs =>
  Object.assign(
    {},
    ...Array.from({ length: count }, (_, index) => ({
      [`b${index}`]: then(...Array.from({ length: 9 }, (_each, one) => ({ job: `c${one}` }))),
      ...Object.fromEntries(Array.from({ length: 9 }, (_each, one) => [`c${one}`, {}])),
    })),
  ) as Jobs;
/** Each begins two of the next. */
const tree = (count: number): Jobs =>
  Object.assign(
    {},
    ...Array.from({ length: count }, (_, index) => ({
      [`j${index}`]: index + 1 < count ? then({ job: `j${index + 1}` }, { job: `k${index}` }) : {},
      [`k${index}`]: index + 2 < count ? then({ job: `j${index + 2}` }) : {},
    })),
  ) as Jobs;

describe('the jobs that jobs begin', () => {
  const table: Record<string, [Jobs, string[]]> = {
    'may be many, of which each begins others': [
      { a: then({ job: 'b' }, { job: 'c', on: 'failed' }), b: then({ job: 'c' }), c: {} },
      [],
    ],
    'are given what they take': [
      {
        a: then(
          { job: 'b', parameters: { notebook_params: { day: '{output}', region: 'us' } } },
          { job: 'c', parameters: { python_params: ['{output}', 'x'] } },
        ),
        b: { parameters: { notebook_params: { day: { required: true, pattern: '^\\d+$' }, region: { one_of: ['eu'] } } } },
        c: { parameters: { python_params: [{ required: true }], others: 'allow' } },
      },
      [],
    ],
    'are given nothing that they do not take, and all that they need': [
      {
        a: then(
          { job: 'b', parameters: { notebook_params: { dya: '{output}' } } },
          { job: 'c', parameters: { python_params: ['x'] } },
        ),
        b: { parameters: { notebook_params: { day: { required: true } } } },
        c: { parameters: { notebook_params: { day: {} } } },
      },
      [
        'jobs.a.then.0.parameters.notebook_params.day: is required',
        'jobs.a.then.0.parameters.notebook_params.dya: job b takes no parameter of this name; it takes: day',
        'jobs.a.then.1.parameters.python_params: job c takes notebook_params and no python_params',
      ],
    ],
    'are known': [{ a: then({ job: 'x' }) }, ['jobs.a.then.0.job: no job of settings.jobs is called x']],
    'are not itself': [{ a: then({ job: 'a' }) }, ['jobs.a.then.0.job: begins a circle: a, a']],
    'come in no circle, told wherever it can be broken': [
      { a: then({ job: 'b' }), b: then({ job: 'x', on: 'ended' }, { job: 'c' }), c: then({ job: 'a' }), x: {} },
      [
        'jobs.a.then.0.job: begins a circle: a, b, c, a',
        'jobs.b.then.1.job: begins a circle: b, c, a, b',
        'jobs.c.then.0.job: begins a circle: c, a, b, c',
      ],
    ],
    'are begun once by one end': [
      { a: then({ job: 'b' }, { job: 'b', on: 'failed' }, { job: 'b', on: 'ended' }), b: {} },
      ['jobs.a.then.2.job: b is begun by the same end already'],
    ],
    'are begun once by one end, also where what comes first is begun by any': [
      { a: then({ job: 'b', on: 'ended' }, { job: 'b', on: 'failed' }), b: {} },
      ['jobs.a.then.1.job: b is begun by the same end already'],
    ],
    'are begun once by one end, also where it is the same one': [
      { a: then({ job: 'b', on: 'failed' }, { job: 'b', on: 'failed' }, { job: 'c', on: 'failed' }), b: {}, c: {} },
      ['jobs.a.then.1.job: b is begun by the same end already'],
    ],
    'may be a hundred in all': [
      { a: then(...Array.from({ length: 10 }, (_, index) => ({ job: `b${index}` }))), ...tens(10) },
      [],
    ],
    'have parameters of one kind': [
      { a: then({ job: 'b', parameters: { python_params: ['x'], jar_params: ['y'] } }), b: {} },
      [
        'jobs.a.then.0.parameters.python_params: only one kind of parameters may be given, and there is jar_params too',
        'jobs.a.then.0.parameters.jar_params: only one kind of parameters may be given, and there is python_params too',
      ],
    ],
    'are given what there is to give': [
      { a: then({ job: 'b', parameters: { notebook_params: { x: '{"in":"{output}"}', y: '{outptu}' } } }), b: {} },
      [
        'jobs.a.then.0.parameters.notebook_params.y: nothing is called {outptu}; there are: {output} {outputs} {tenant_id} {user_id} ' +
          '{correlation_id} {request_id} {job_id} {run_id} {state}',
      ],
    ],
    'are given an output only of one that succeeded': [
      { a: then({ job: 'b', on: 'ended', parameters: { python_params: ['{state}', '{output}', '{outputs}'] } }), b: {} },
      [
        'jobs.a.then.0.parameters.python_params.1: {output} is there only `on: succeeded`',
        'jobs.a.then.0.parameters.python_params.2: {outputs} is there only `on: succeeded`',
      ],
    ],
    'may be as many in a row as a chain may have': [row(chainMax), []],
    'are no more in a row than a chain may have': [
      row(chainMax + 1),
      [`jobs.j0.then: begins a chain of ${chainMax + 1} requests; at most ${chainMax} are begun`],
    ],
    'are no more in all than may come of one request': [
      tree(chainMax),
      [
        `jobs.j0.then: begins 230 requests in all; at most 100 may come of one`,
        'jobs.j1.then: begins 141 requests in all; at most 100 may come of one',
      ],
    ],
    'are begun by a final state': [
      { a: then({ job: 'b', on: 'running' }), b: {} },
      [
        'jobs.a.then.0.on: Invalid option: expected one of "ended"|"succeeded"|"failed"|"timed-out"|"cancelled"|"rejected"|"expired"',
      ],
    ],
  };
  for (const [name, [jobs, problems]] of Object.entries(table)) it(name, () => expect(problemsOf(jobs)).to.deep.equal(problems));

  it('are told to go in a circle exactly where no order of them has each before those that it begins', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const edges = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), {
      maxLength: 9,
      selector: (edge) => edge.join(),
    });
    fc.assert(
      fc.property(edges, (begun) => {
        const jobs = Object.fromEntries(
          names.map((name) => [name, then(...begun.filter(([from]) => from === name).map(([, job]) => ({ job })))]),
        );
        const told = problemsOf(jobs).some((problem) => problem.includes('circle'));
        expect(told).to.equal(!hasOrder(names, begun));
      }),
    );
  });
});

/** Takes away, as long as there is one, a job that nothing left begins. */
function hasOrder(names: readonly string[], edges: readonly (readonly [string, string])[]): boolean {
  const free = names.find((name) => !edges.some(([from, to]) => to === name && names.includes(from)));
  return (
    names.length === 0 ||
    (free !== undefined &&
      hasOrder(
        names.filter((name) => name !== free),
        edges,
      ))
  );
}

const id = branded<RequestId>('018f0000-0000-7000-8000-000000000001');

function aFirst(changes: Partial<First> = {}): First {
  return {
    ...{ id, correlationId: 'order-42', tenantId: '333', userId: 'geoff@example.com', jobId: '175', priority: 80 },
    ...{
      notificationQueue: 'tenant-333.responses',
      state: 'succeeded',
      endedAt: monday,
      runId: '9',
      outputs: ['abfss://r@lake/a'],
    },
    ...{ context: { tenant_id: '333', location_id: '64', shop: 'north', job_operation: { operation_id: 'o-1' } }, place: 1 },
    ...changes,
  };
}

function requestOf(first: First, follower: unknown) {
  const followed = followerRequest(first, Follower.parse(follower));
  if (followed.kind === 'none') throw new Error(followed.reason);
  return followed.request;
}

describe('a follower', () => {
  it('is recorded where the end is one that it waits for, and nothing is where the job says nothing', () => {
    const settings = someSettings({
      jobs: { a: then({ job: 'b' }, { job: 'c', on: 'failed' }, { job: 'd', on: 'ended' }) as never, b: {}, c: {}, d: {} },
    });
    const begun = (jobId: string) =>
      finalStates.map((state) =>
        followSteps(settings, { id, jobId, state, at: 1 })
          .map(({ work }) => work.follower.job)
          .join(),
      );
    expect(begun('a')).to.deep.equal(['b,d', 'c,d', 'd', 'd', 'd', 'd']);
    expect(begun('b')).to.deep.equal(['', '', '', '', '', '']);
  });

  it('is for the same tenant, user, queue, priority and context, and has an operation of its own', () => {
    expect(
      requestOf(aFirst(), { job: '176', parameters: { notebook_params: { in: '{output}', by: '{user_id}' } } }),
    ).to.deep.equal({
      ...{ correlation_id: 'order-42~176', notification_queue: 'tenant-333.responses', created_time: monday },
      ...{ user_id: 'geoff@example.com', priority: 80 },
      job: {
        job_id: '176',
        job_context: {
          ...{ tenant_id: '333', location_id: '64', shop: 'north' },
          job_operation: {
            ...{ python_params: [], jar_params: [] },
            notebook_params: { in: 'abfss://r@lake/a', by: 'geoff@example.com' },
          },
        },
      },
      follows: { request_id: id, correlation_id: 'order-42', place: 2 },
    });
  });

  it('gets a value as it is, and nothing that a value names', () => {
    const outputs = ['abfss://r@lake/{job_id}/$&', 'x:y'];
    const { job } = requestOf(aFirst({ outputs }), {
      job: 'b',
      parameters: { python_params: ['{output}', '{outputs}', '{a: {state}}'] },
    });
    const { job_operation: operation } = (job as { job_context: { job_operation: { python_params: string[] } } }).job_context;
    expect(operation.python_params).to.deep.equal([outputs[0], JSON.stringify(outputs), '{a: succeeded}']);
  });

  it('gets nothing for the run of one that never ran', () => {
    const first = aFirst({ state: 'rejected', runId: null, outputs: [] });
    const { job } = requestOf(first, {
      job: 'b',
      on: 'ended',
      parameters: { notebook_params: { run: '{run_id}', as: '{state}' } },
    });
    expect(job)
      .to.have.nested.property('job_context.job_operation.notebook_params')
      .that.deep.equals({ run: '', as: 'rejected' });
  });

  it('is none where the output that it is to read is not there', () => {
    const follower = Follower.parse({ job: 'b', parameters: { python_params: ['{output}'] } });
    expect(followerRequest(aFirst({ outputs: [] }), follower)).to.deep.equal({
      ...{ kind: 'none', reason: `its parameters name {output}, and request ${id} left none` },
    });
  });

  it('is none where the chain is as long as one may be, whatever the settings say now', () => {
    const next = (place: number) => followerRequest(aFirst({ place }), Follower.parse({ job: 'b' })).kind;
    expect([next(chainMax - 1), next(chainMax)]).to.deep.equal(['request', 'none']);
  });

  it('is a step of its own for each job that follows, the same whenever it is recorded', () => {
    const settings = someSettings({ jobs: { a: then({ job: 'b' }, { job: 'c' }) as never, b: {}, c: {} } });
    const steps = followSteps(settings, { id, jobId: 'a', state: 'succeeded', at: 7 });
    expect(steps.map(({ key, requestId, at }) => [key, requestId, at])).to.deep.equal([
      [`follow:${id}:b`, id, 7],
      [`follow:${id}:c`, id, 7],
    ]);
  });

  it('has the correlation id of the first one before its own job, as far as one may be that long, else the id of that request', () => {
    const correlationIdOf = (length: number) =>
      requestOf(aFirst({ correlationId: 'c'.repeat(length) }), { job: 'b' })['correlation_id'];
    expect(correlationIdOf(126)).to.equal(`${'c'.repeat(126)}~b`);
    expect(correlationIdOf(127)).to.equal(`${id}~b`);
  });

  it('is taken at the door, whatever its names are, under an id that nothing else of the first one has', () => {
    const name = (maxLength: number) =>
      fc
        .string({ unit: 'grapheme-composite', minLength: 1, maxLength, size: 'max' })
        // As the door took it of the first one: no identity is blank.
        .filter((text) => text.length <= maxLength && /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(text) && /\S/.test(text));
    fc.assert(
      fc.property(name(128), name(64), name(64), (correlationId, one, other) => {
        fc.pre(one !== other && ![correlationId, one, other].some((text) => /[{}<>$%]/.test(text)));
        const [first, second] = [one, other].map((job) => requestOf(aFirst({ correlationId }), { job }));
        expect(readJobRequest(first)).to.have.property('ok', true);
        expect(first?.['correlation_id']).not.to.equal(second?.['correlation_id']);
      }),
    );
  });
});
