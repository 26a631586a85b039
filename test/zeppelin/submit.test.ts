import { expect } from 'chai';
import type { FaultRule } from '../support/databricks/faults.js';
import { anOrder } from '../databricks/rig.js';
import { begin, endOf, withRig, type Rig } from './rig.js';

const report = 'print abfss://reports@lake/${date=today}.parquet';
const starts = ({ server }: Rig): readonly number[] =>
  [...server.notes.all.values()].filter(({ path }) => path.startsWith('/Job Keeper runs/')).map((note) => note.starts);

describe('zeppelin: submitting', () => {
  it('a run is a copy of the note under the token, with the parameters of the request, and the note itself is left alone', () =>
    withRig({}, async (rig) => {
      const job = rig.server.note('/reports/daily', report);
      const order = anOrder({ jobId: job.id, token: 'r-1.1', parameters: { kind: 'notebook', map: { date: '2024-01-01' } } });
      const outcome = await rig.engine.submit(order);
      if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome));
      expect(outcome.url).to.equal(`${rig.server.url}/#/notebook/${outcome.runId}`);
      expect(rig.server.notes.all.get(outcome.runId)?.path).to.equal(`/Job Keeper runs/${job.id}/r-1.1`);
      const { end } = await endOf(rig, outcome.runId);
      expect(end).to.deep.include({ kind: 'succeeded', outputs: ['abfss://reports@lake/2024-01-01.parquet'] });
      expect(job).to.include({ starts: 0 });
    }));

  it('its interpreters are its own where that is wished, and shared where not', async () => {
    for (const isolated of [true, false])
      await withRig({ engine: { isolated } }, async (rig) => {
        const runId = await begin(rig, anOrder({ jobId: rig.server.note('/a', 'wait').id }));
        expect(rig.server.notes.all.get(runId)?.run).to.include({ isolated });
      });
  });

  const lost: Record<string, Omit<FaultRule, 'times'>> = {
    'the list, not answered': { path: /notebook$/, method: 'GET', when: 'before', kind: 'reset' },
    'the copy, made and not answered': { path: /notebook\/2N\d+$/, method: 'POST', when: 'after', kind: 'reset' },
    'the copy, neither made nor answered': { path: /notebook\/2N\d+$/, method: 'POST', when: 'before', kind: 'reset' },
    'the start, done and not answered': { path: /job\/2N\d+$/, method: 'POST', when: 'after', kind: 'reset' },
    'the start, done and answered with 502': { path: /job\/2N\d+$/, method: 'POST', when: 'after', kind: 'status', status: 502 },
    'the start, neither done nor answered': { path: /job\/2N\d+$/, method: 'POST', when: 'before', kind: 'reset' },
    'the start, done and then silence': { path: /job\/2N\d+$/, method: 'POST', when: 'after', kind: 'hang' },
    'the start, answered with a page': { path: /job\/2N\d+$/, method: 'POST', when: 'before', kind: 'html' },
  };
  for (const [what, rule] of Object.entries(lost))
    it(`when an answer is lost there is one run, sent again until it is accepted: ${what}`, () =>
      withRig({ engine: { limits: { requestTimeoutMs: 300 } } }, async (rig) => {
        const order = anOrder({ jobId: rig.server.note('/a', report).id });
        rig.server.faults.add(rule);
        const first = await rig.engine.submit(order);
        expect(first.kind).to.be.oneOf(['accepted', 'uncertain']);
        const runId = await begin(rig, order);
        expect((await endOf(rig, runId)).end.kind).to.equal('succeeded');
        expect(await begin(rig, order)).to.equal(runId);
        expect(starts(rig)).to.deep.equal([1]);
      }));

  it('two keepers that copy in the same moment start one of the copies, and take the other away', () =>
    withRig({}, async (rig) => {
      const { server } = rig;
      const job = server.note('/a', 'wait');
      server.mixUpPaths();
      // Both have made a copy before either looks for the other's.
      const path = `/Job Keeper runs/${job.id}/token-1`;
      const [lower, higher] = [server.notes.copy(job, path), server.notes.copy(job, path)];
      const order = anOrder({ jobId: job.id });
      const [one, other] = await Promise.all([rig.engine.submit(order), rig.another().submit(order)]);
      for (const outcome of [one, other]) expect(outcome).to.include({ kind: 'accepted', runId: lower.id });
      expect(lower.starts).to.equal(1);
      expect(server.notes.all.has(higher.id)).to.be.false;
    }));

  it('a copy that comes late, behind a run that has ended, is not started', () =>
    withRig({}, async (rig) => {
      const job = rig.server.note('/a', report);
      const order = anOrder({ jobId: job.id });
      const runId = await begin(rig, order);
      await endOf(rig, runId);
      await rig.engine.snapshot();
      const late = rig.server.notes.copy(job, `/Job Keeper runs/${job.id}/token-1`);
      expect(await begin(rig, order)).to.equal(runId);
      expect(rig.server.notes.all.has(late.id)).to.be.false;
    }));

  it('nothing that makes or starts a run is sent once the lease is over', () =>
    withRig({}, async (rig) => {
      const job = rig.server.note('/a', report);
      const outcome = await rig.engine.submit(anOrder({ jobId: job.id, validUntil: rig.server.now() }));
      expect(outcome.kind).to.equal('uncertain');
      expect(rig.server.requests.filter((request) => request.startsWith('POST'))).to.deep.equal([]);
    }));

  it('what is no note, and parameters that no note takes, are refused with what to do, and nothing is asked', () =>
    withRig({}, async (rig) => {
      const jobId = rig.server.note('/a', report).id;
      const python = await rig.engine.submit(anOrder({ jobId, parameters: { kind: 'python', list: ['x'] } }));
      expect(python).to.deep.equal({
        kind: 'refused',
        code: 'UNSUPPORTED_PARAMETERS',
        reason: 'A job of Zeppelin is a note, and takes notebook_params; python_params are for a job of another kind.',
      });
      const jar = await rig.engine.submit(anOrder({ jobId, parameters: { kind: 'jar', list: ['x'] } }));
      expect(jar).to.include({ kind: 'refused', code: 'UNSUPPORTED_PARAMETERS' });
      expect(await rig.engine.submit(anOrder({ jobId, onCluster: 'c-1' }))).to.include({ kind: 'refused', code: 'NO_CLUSTERS' });
      expect(await rig.engine.submit(anOrder({ jobId, identity: 'acme' }))).to.include({ kind: 'no-entry' });
      expect(await rig.engine.submit(anOrder({ jobId: '../1' }))).to.include({ kind: 'not-declared' });
      expect(rig.server.requests).to.deep.equal([]);
    }));

  it('a note that we may not copy is refused with the words of the server', () =>
    withRig({}, async (rig) => {
      const jobId = rig.server.note('/a', report).id;
      const message = 'Insufficient privileges you cannot clone this note';
      rig.server.faults.add({ path: /notebook\/2N\d+$/, method: 'POST', when: 'before', kind: 'status', status: 403, message });
      const outcome = await rig.engine.submit(anOrder({ jobId }));
      expect(outcome).to.deep.include({ kind: 'refused', code: 'HTTP_403' });
      expect(outcome).to.have.property('reason').that.includes(message);
    }));

  for (const status of [400, 403, 404])
    it(`a page with ${status} is of what stands in front of Zeppelin: the request is not failed, and one run is started once it is gone`, () =>
      withRig({}, async (rig) => {
        const order = anOrder({ jobId: rig.server.note('/a', report).id });
        for (const path of [/notebook$/, /notebook\/2N\d+$/, /job\/2N\d+$/]) {
          rig.server.faults.add({ path, when: 'before', kind: 'html', status, times: Infinity });
          expect(await rig.engine.submit(order)).to.include({ kind: 'uncertain' });
          rig.server.faults.clear();
        }
        await begin(rig, order);
        expect(starts(rig)).to.deep.equal([1]);
      }));
});
