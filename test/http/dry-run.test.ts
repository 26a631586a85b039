import { expect } from 'chai';
import { problemCodes } from '../../src/adapters/http/problem-codes.js';
import type { DryRunAnswer, Foresight } from '../../src/ports/foresight.js';
import type { Submitted } from '../../src/ports/keeper.js';
import { aScene } from '../policy/scenes.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';

const path = '/v1/decisions/dry-run';
const facts = aScene();
const foresight: Foresight = {
  decision: {
    ...{
      case: 'capacity-available',
      rule: 'capacity-available',
      route: null,
      reason: 'A slot of active is free.',
      policyVersion: 'abc',
    },
    outcome: { kind: 'run', pool: 'active', clusterId: '0923-164208-meows279', runsAs: '7' },
    effects: [],
  },
  ...{ facts, startedBefore: 0, held: false, allWays: true, waitsOn: [], ways: [] },
  start: {
    ...{ kind: 'between', likely: Date.parse('2026-11-21T06:00:30Z'), late: Date.parse('2026-11-21T06:00:30Z') },
    ...{ runsKnown: 0, clusters: [], toBegin: null },
  },
};

type Asked = Omit<Submitted, 'traceparent'>;

async function trying(body: string, answer: DryRunAnswer = { kind: 'decided', foresight }, holder = keyHolder()) {
  const asked: Asked[] = [];
  // Alone: whatever else of the keeper were called would fail the call.
  const dryRun = (one: Asked) => Promise.resolve((asked.push(one), answer));
  const { url, facts: reported } = await aFace({ dryRun }, { credentials: holder.credentials });
  const headers = { 'content-type': 'application/json; charset=utf-8', ...holder.headers };
  return { asked, reported, answer: await call(url + path, { method: 'POST', headers, body }) };
}

describe('http: dry run', () => {
  afterEach(closeFaces);
  holdsItsDoor({ method: 'POST', path, scope: 'requests:read', body: {}, asks: (called) => ({ dryRun: called }) });

  it('the decision is told with what it was taken on; the keeper is asked that alone, with the bytes as they came', async () => {
    const body = '{ "any" : 90071992547409931234 }';
    const { asked, answer } = await trying(body);
    expect(answer.status).to.equal(200);
    expect(answer.json).to.deep.equal({
      now: {
        ...{
          outcome: 'run',
          case: 'capacity-available',
          rule: 'capacity-available',
          route: null,
          reason: 'A slot of active is free.',
        },
        ...{ policy_version: 'abc', pool: 'active', effects: [] },
      },
      ...{ held: false, started_before: 0, waits_on: [], would_run_if: [], would_run_if_complete: true, facts },
      // To the minute, outwards.
      expected_start: {
        ...{ likely: '2026-11-21T06:00:00.000Z', late: '2026-11-21T06:01:00.000Z' },
        sentence: 'no run has to end first',
      },
    });
    expect(asked.map((one) => one.body.toString('utf8'))).to.deep.equal([body]);
  });

  it('the reach of whoever asks goes with it', async () => {
    const { asked } = await trying('{}', { kind: 'decided', foresight }, keyHolder({ reach: onlyTenant('333') }));
    expect(asked[0]?.reach).to.deep.equal(onlyTenant('333'));
  });

  it('who tries it for a tenant out of reach is reported', async () => {
    const problems = [{ path: 'job.job_context.tenant_id', message: '444 is not among your tenants' }];
    const refused = { kind: 'refused', code: 'tenant-not-allowed', problems } as const;
    const { answer, reported } = await trying('{}', refused, keyHolder({ reach: onlyTenant('333') }));
    expect(answer.status).to.equal(403);
    expect(reported).to.have.length(1);
    expect(reported[0]).to.include({ kind: 'access-refused', why: 'tenant', caller: 'ops-anna' });
  });

  const refusals = {
    'invalid-request': 400,
    'not-json': 400,
    'queue-not-allowed': 400,
    unstorable: 400,
    'tenant-not-allowed': 403,
    conflict: 409,
    'too-large': 413,
  } as const;
  for (const code of Object.keys(refusals) as (keyof typeof refusals)[]) {
    it(`${code} is ${refusals[code]}, with every problem of the body`, async () => {
      const problems = [
        { path: 'priority', message: 'is required' },
        { path: 'job.job_id', message: 'is too long' },
      ];
      const { answer } = await trying('{}', { kind: 'refused', code, problems });
      expect(answer.status).to.equal(refusals[code]);
      expect(answer.json).to.deep.include({ code, detail: problemCodes[code].text, errors: problems, instance: path });
    });
  }

  it('no body at all is for the keeper to refuse, as an empty message would be', async () => {
    const { asked, answer } = await trying('', { kind: 'refused', code: 'not-json', problems: [] });
    expect(answer.status).to.equal(400);
    expect(answer.json).to.include({ code: 'not-json' });
    expect(asked.map(({ body }) => body.length)).to.deep.equal([0]);
  });
});
