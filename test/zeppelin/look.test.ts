import { expect } from 'chai';
import { instantOf } from '../../src/adapters/engine/zeppelin/run-standing.js';
import { branded, type RunId } from '../../src/core/ids.js';
import { anOrder } from '../databricks/rig.js';
import type { ParagraphSpec } from '../support/zeppelin/notes.js';
import { javaDate } from '../support/zeppelin/views.js';
import { begin, endOf, withRig, type Rig } from './rig.js';

async function endOfNote(rig: Rig, ...paragraphs: readonly (string | ParagraphSpec)[]) {
  return (await endOf(rig, await begin(rig, anOrder({ jobId: rig.server.note('/a', ...paragraphs).id })))).end;
}

describe('zeppelin: looking at a run', () => {
  it('one paragraph that failed is a run that failed, with its title and what it said; those behind it are not run', () =>
    withRig({}, async (rig) => {
      const end = await endOfNote(rig, 'print a', { text: 'fail Traceback: no column amount', title: 'Train' }, 'print b');
      expect(end).to.deep.equal({
        kind: 'failed',
        causes: [{ step: 'Train', code: 'PARAGRAPH_ERROR', message: 'Traceback: no column amount' }],
      });
    }));

  it('of a long trace the beginning and the end are kept, and no more', () =>
    withRig({}, async (rig) => {
      const end = await endOfNote(rig, `fail first line\n${'at somewhere\n'.repeat(10_000)}KeyError: amount`);
      const [cause] = end.kind === 'failed' ? end.causes : [];
      expect(cause?.message)
        .to.match(/^first line/)
        .and.match(/KeyError: amount$/);
      expect(cause?.message.length).to.be.below(2_100);
    }));

  it('a paragraph that is switched off is a step left out; the run succeeds without it', () =>
    withRig({}, async (rig) => {
      const end = await endOfNote(rig, 'print s3://b/1', { text: 'fail never', enabled: false });
      expect(end).to.deep.include({ kind: 'succeeded', outputs: ['s3://b/1'] });
    }));

  it('a note that has nothing to run is a failed run, and not one that succeeded', () =>
    withRig({}, async (rig) => {
      const end = await endOfNote(rig, { text: 'print a', enabled: false });
      expect(end).to.have.nested.property('causes[0].code', 'NOTHING_TO_RUN');
    }));

  it('a run that Zeppelin ended without running all of it is a failure of the platform', () =>
    withRig({}, async (rig) => {
      const runId = await begin(rig, anOrder({ jobId: rig.server.note('/a', 'print a', 'print b').id }));
      rig.server.advance(1_200);
      const note = rig.server.notes.all.get(runId);
      if (note === undefined) throw new Error('no note');
      note.run = null; // as after a restart of the server, which forgets what it was at
      Object.assign(note.paragraphs[1] ?? {}, { status: 'READY' });
      expect((await endOf(rig, runId)).end).to.deep.include({ kind: 'infrastructure' });
    }));

  const outputs: Record<string, [paragraphs: readonly string[], outputs: readonly string[], message: string]> = {
    'the last that has printed speaks': [['print s3://b/1', 'print s3://b/2', 'print'], ['s3://b/2'], ''],
    'JSON as Databricks notebooks exit with': [['print {"outputs":["s3://b/1"],"message":"done"}'], ['s3://b/1'], 'done'],
    'the last line of a shell that says more': [['print import x\nres0: Int = 1\ns3://b/1'], ['s3://b/1'], ''],
    'words are its message': [['print all is well'], [], 'all is well'],
  };
  for (const [what, [paragraphs, uris, message]] of Object.entries(outputs))
    it(`outputs: ${what}`, () =>
      withRig({}, async (rig) => {
        const end = await endOfNote(rig, ...paragraphs);
        expect(end).to.deep.equal({ kind: 'succeeded', message, outputs: uris, causes: [] });
      }));

  it('outputs: more than a thousand are cut, and that is said', () =>
    withRig({}, async (rig) => {
      const uris = Array.from({ length: 1001 }, (_, place) => `s3://b/${place}`);
      const end = await endOfNote(rig, `print ${JSON.stringify(uris)}`);
      expect(end).to.deep.include({ kind: 'succeeded', outputs: uris.slice(0, 1000) });
      expect(end).to.have.nested.property('causes[0].code', 'OUTPUTS_CUT');
    }));

  it('what the note printed before the run is none of its outputs', () =>
    withRig({}, async (rig) => {
      const job = rig.server.note('/a', 'print all is well', 'wait', 'print never');
      for (const paragraph of job.paragraphs) paragraph.result = 's3://b/old';
      const runId = await begin(rig, anOrder({ jobId: job.id }));
      rig.server.advance(5_000);
      await rig.engine.stop(runId);
      expect((await endOf(rig, runId)).end.kind).to.equal('cancelled');
      expect(await rig.engine.leftOutputs(runId)).to.deep.equal([]);
    }));

  it('a run that was stopped leaves the outputs that it had reported', () =>
    withRig({}, async (rig) => {
      const runId = await begin(rig, anOrder({ jobId: rig.server.note('/a', 'print s3://b/1', 'wait').id }));
      rig.server.advance(5_000);
      await rig.engine.stop(runId);
      expect((await endOf(rig, runId)).end.kind).to.equal('cancelled');
      expect(await rig.engine.leftOutputs(runId)).to.deep.equal(['s3://b/1']);
    }));

  it('a success whose note is larger than what is read stays one, and says that its outputs are not known', () =>
    withRig({ engine: { limits: { answerBytesMax: 5_000 } } }, async (rig) => {
      const end = await endOfNote(rig, `print ${'x'.repeat(10_000)}`);
      expect(end)
        .to.deep.include({ kind: 'succeeded', outputs: [] })
        .and.to.have.nested.property('causes[0].code', 'OUTPUT_TOO_LARGE');
    }));

  it('a page with 404 of what stands in front of Zeppelin is no word of it that the run is gone', () =>
    withRig({}, async (rig) => {
      const runId = await begin(rig, anOrder({ jobId: rig.server.note('/a', 'print a').id }));
      rig.server.faults.add({ path: /./, when: 'before', kind: 'html', status: 404, times: Infinity });
      const problem: unknown = await rig.engine.look(runId).catch((thrown: unknown) => thrown);
      expect(problem).to.include({ name: 'Fault', code: 'engine-unavailable' });
      rig.server.faults.clear();
      expect((await endOf(rig, runId)).end.kind).to.equal('succeeded');
    }));

  it('an id that can be no note is forgotten without asking', () =>
    withRig({}, async (rig) => {
      expect(await rig.engine.look(branded<RunId>('../login'))).to.have.nested.property('end.kind', 'forgotten');
      expect(rig.server.requests).to.deep.equal([]);
    }));

  it('the time of a run is told where the zone of the server is certain, and not guessed where it is not', async () => {
    const at = Date.UTC(2024, 1, 29, 23, 5, 7);
    expect(['UTC', 'GMT'].map((zone) => instantOf(javaDate(at, zone)))).to.deep.equal([at, at]);
    expect(instantOf(javaDate(at, 'GMT+02:00'))).to.equal(at - 7_200_000);
    for (const text of [javaDate(at, 'CST'), javaDate(at, 'CET'), '', 'yesterday']) expect(instantOf(text)).to.equal(null);
    await withRig({ zone: 'CST' }, async (rig) => {
      const sight = await endOf(rig, await begin(rig, anOrder({ jobId: rig.server.note('/a', 'print a').id })));
      expect(sight).to.include({ executingSince: null, endedAt: null });
    });
  });
});
