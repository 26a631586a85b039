// A store that keeps numbers exact tells 1e131000 in 131,001 digits: one small request once kept every request of every tenant from being submitted.
import { expect } from 'chai';
import { onSite } from '../support/house.js';
import { aJobRequest } from '../support/job-requests.js';

function bodyWith(correlationId: string, numbers: string): Buffer {
  const request = aJobRequest({ correlationId, operation: { theirs: 'numbers' } });
  return Buffer.from(JSON.stringify(request).replace('"numbers"', `[${numbers}]`));
}

const many = (number: string, count: number) => Array.from({ length: count }, () => number).join(',');

describe('a request with numbers that are long when they are written out', () => {
  for (const number of ['1e131000', '1E+131000', '-1.5e-16000', '0e-16000'])
    it(`is refused as too large, and the others are submitted: ${number}`, async () => {
      await onSite({}, async (site) => {
        site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
        const outcome = { result: 'endless' } as const;
        site.simulator.declareJob({ jobId: '175', name: 'job', clusterId: 'active-1', maxConcurrentRuns: 10, outcome });
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
