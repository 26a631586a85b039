import { expect } from 'chai';
import { anOrder } from '../databricks/rig.js';
import { begin, endOf, withRig } from './rig.js';

const hourMs = 3_600_000;

describe('zeppelin: the snapshot, and the notes of runs', () => {
  it('notes of the folder are jobs by their path; runs of ours, and what lies in the bin, are none', () =>
    withRig({ engine: { folder: 'reports/' } }, async (rig) => {
      const job = rig.server.note('/reports/daily', 'wait');
      for (const path of ['/reportsx/a', '/other/a', '/~Trash/reports/a', '/Job Keeper runs/notes of people'])
        rig.server.note(path, 'wait');
      await begin(rig, anOrder({ jobId: job.id }));
      const { jobs, clusters, activeRuns } = await rig.engine.snapshot();
      expect([...jobs.values()]).to.deep.equal([
        { id: job.id, name: '/reports/daily', compute: { kind: 'own' }, maxRunSeconds: null },
      ]);
      expect(clusters).to.deep.equal([]);
      expect(activeRuns.map(({ jobId, ours }) => ({ jobId, ours }))).to.deep.equal([{ jobId: job.id, ours: true }]);
    }));

  it('with all notes as jobs, those in the bin and those of runs are still none', () =>
    withRig({}, async (rig) => {
      const job = rig.server.note('/a', 'wait');
      rig.server.note('/~Trash/a', 'wait');
      await begin(rig, anOrder({ jobId: job.id }));
      expect([...(await rig.engine.snapshot()).jobs.keys()]).to.deep.equal([job.id]);
    }));

  it('a run that has ended is asked for by one snapshot, and by none after it; looked at, it is as it was', () =>
    withRig({}, async (rig) => {
      const runId = await begin(rig, anOrder({ jobId: rig.server.note('/a', 'print a').id }));
      const before = await endOf(rig, runId);
      await rig.engine.snapshot();
      const asked = rig.server.requests.length;
      expect((await rig.engine.snapshot()).activeRuns).to.deep.equal([]);
      expect(rig.server.requests.slice(asked)).to.deep.equal(['GET /api/notebook']);
      expect(await rig.engine.look(runId)).to.deep.equal(before);
    }));

  it('the note of a run is deleted when its time is over, and not before; that of a run that goes on is kept', () =>
    withRig({ engine: { keepRunsMs: 24 * hourMs } }, async (rig) => {
      const ended = await begin(rig, anOrder({ jobId: rig.server.note('/a', 'print a').id, token: 'one' }));
      const goesOn = await begin(rig, anOrder({ jobId: rig.server.note('/b', 'wait').id, token: 'other' }));
      await endOf(rig, ended);
      await rig.engine.snapshot();
      rig.server.advance(23 * hourMs);
      await rig.engine.snapshot();
      expect(rig.server.notes.all.has(ended)).to.be.true;
      rig.server.advance(2 * hourMs);
      await rig.another().snapshot(); // by whomever: the time is in the name
      expect(rig.server.notes.all.has(ended)).to.be.false;
      expect(rig.server.notes.all.has(goesOn)).to.be.true;
      expect((await rig.engine.look(ended)).kind).to.equal('ended');
    }));

  it('a copy that nobody started is no run, and is deleted after an hour', () =>
    withRig({}, async (rig) => {
      const job = rig.server.note('/a', 'wait');
      const copy = rig.server.notes.copy(job, `/Job Keeper runs/${job.id}/token-1`);
      expect((await rig.engine.snapshot()).activeRuns).to.deep.equal([]);
      rig.server.advance(hourMs);
      await rig.engine.snapshot();
      expect(rig.server.notes.all.has(copy.id)).to.be.true;
      rig.server.advance(1);
      await rig.engine.snapshot();
      expect(rig.server.notes.all.has(copy.id)).to.be.false;
    }));

  it('a note that can be neither marked nor deleted spoils no snapshot', () =>
    withRig({}, async (rig) => {
      const runId = await begin(rig, anOrder({ jobId: rig.server.note('/a', 'print a').id }));
      await endOf(rig, runId);
      rig.server.faults.add({ path: /rename$/, when: 'before', kind: 'status', status: 403, times: Infinity });
      expect((await rig.engine.snapshot()).activeRuns).to.deep.equal([]);
      rig.server.faults.clear();
      await rig.engine.snapshot();
      expect(rig.server.notes.all.get(runId)?.path).to.match(/\/token-1\.ended-20260105T\d{6}Z$/);
    }));
});
