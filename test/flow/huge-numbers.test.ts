// A store that keeps numbers exact tells 1e131000 in 131,001 digits: one small request once kept every request of every tenant from being submitted.
import { expect } from 'chai';
import type { Outcome } from '../support/databricks/outcome.js';
import { Fault } from '../../src/core/faults.js';
import { onSite, type Site, type SiteOptions } from '../support/house.js';
import { aJobRequest } from '../support/job-requests.js';

function bodyWith(correlationId: string, numbers: string): Buffer {
  const request = aJobRequest({ correlationId, operation: { theirs: 'numbers' } });
  return Buffer.from(JSON.stringify(request).replace('"numbers"', `[${numbers}]`));
}

const many = (number: string, count: number) => Array.from({ length: count }, () => number).join(',');

/** Into the body of a request that is stored: more digits than a statement can answer. */
async function plant(site: Site, correlationId: string, place: readonly string[], count = 17_000): Promise<void> {
  await site.sql(
    `update request_body set body = jsonb_set(body, $2::text[], ('{"a":[' || rtrim(repeat('1e131000,', $3::integer), ',') || ']}')::jsonb)
     where request_id = (select id from request where correlation_id = $1)`,
    [correlationId, ['job', 'job_context', 'job_operation', ...place], count],
  );
}

async function played(site: Site, place: readonly string[], submit: 'drive' | 'resume' = 'drive') {
  const house = await site.house('a');
  const id = await house.take({ correlationId: 'huge' });
  await house.take({ correlationId: 'other' });
  if (submit === 'resume') await house.admitAndDie();
  await plant(site, 'huge', place);
  if (submit === 'resume') await site.endLeases();
  await house[submit]();
  return { house, id };
}

async function onRunningCluster(
  test: (site: Site) => Promise<void>,
  options: SiteOptions = {},
  durationMs?: number,
): Promise<void> {
  await onSite(options, async (site) => {
    site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
    const outcome: Outcome = durationMs === undefined ? { result: 'endless' } : { result: 'succeed', durationMs };
    site.simulator.declareJob({ jobId: '175', name: 'job', clusterId: 'active-1', maxConcurrentRuns: 10, outcome });
    await test(site);
  });
}

describe('a request with such numbers that was stored before they were refused', () => {
  for (const [when, submit] of [
    ['is let run', 'drive'],
    ['is taken up after its replica has died', 'resume'],
  ] as const) {
    it(`runs like the others when it ${when}: no run is given what nobody here knows`, () =>
      onRunningCluster(async (site) => {
        await played(site, ['theirs'], submit);
        expect(await site.states()).to.deep.equal({ huge: 'running', other: 'running' });
      }));

    for (const kind of ['notebook_params', 'python_params', 'jar_params'])
      it(`ends with its reason when it ${when} with them in ${kind}, and the others run`, () =>
        onRunningCluster(async (site) => {
          const { house, id } = await played(site, [kind], submit);
          expect(await site.states()).to.deep.equal({ huge: 'failed', other: 'running' });
          const { response } = await house.request(id);
          expect(response?.body).to.have.nested.include({
            'causes[0].step': 'submit',
            'causes[0].code': 'UNREADABLE_PARAMETERS',
          });
        }));
  }

  for (const count of [600, 17_000])
    it(`is not told to who asks for what was sent, with ${count} of them, and others are`, () =>
      onRunningCluster(async (site) => {
        const house = await site.house('a');
        const [huge, other] = [await house.take({ correlationId: 'huge' }), await house.take({ correlationId: 'other' })];
        await plant(site, 'huge', ['theirs'], count);
        expect(await house.keeper.body(huge).catch((problem: unknown) => problem)).to.be.instanceOf(Fault);
        expect(await house.keeper.body(other)).to.contain('"correlation_id": "other"');
        await house.drive();
      }));

  it('is followed by the request that its end begins', () =>
    onRunningCluster(
      async (site) => {
        const { house, id } = await played(site, ['theirs']);
        await site.pass(60_000);
        await house.watch();
        await house.perform();
        expect((await house.request(id)).followers[0]).to.deep.include({ jobId: '176', state: 'begun' });
        await house.drive();
      },
      { settings: { jobs: { '175': { then: [{ job: '176' }] }, '176': {} } } },
      1_000,
    ));
});

describe('a request with numbers that are long when they are written out', () => {
  for (const number of ['1e131000', '1E+131000', '-1.5e-16000', '0e-16000'])
    it(`is refused as too large, and the others are submitted: ${number}`, async () => {
      await onRunningCluster(async (site) => {
        const house = await site.house('a');
        const huge = await house.keeper.submit({ body: bodyWith('huge', many(number, 17_000)), traceparent: null });
        await house.take({ correlationId: 'other' });
        await house.drive();
        expect(await site.states()).to.deep.equal({ other: 'running' });
        expect(huge).to.deep.include({ kind: 'refused', code: 'too-large' });
      });
    });

  it('is taken with numbers that a reader of JSON holds, and is kept exact', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      const numbers = '1e300,-2.5E-300,9007199254740993,0.10,"1e131000"';
      const taken = await house.keeper.submit({ body: bodyWith('fits', numbers), traceparent: null });
      expect(taken.kind).to.equal('stored');
      const [row] = await site.sql<{ exact: string }>(
        `select body #>> '{job,job_context,job_operation,theirs,2}' as exact from request_body`,
      );
      expect(row?.exact).to.equal('9007199254740993');
      await house.drive();
    });
  });
});
