import { expect } from 'chai';
import {
  besideCheckpoint,
  checkpointOf,
  CheckpointSettings,
  withCheckpoint,
  type Checkpoint,
} from '../../src/core/checkpoint.js';
import { JobSettings } from '../../src/core/settings/job-settings.js';

const ids = { tenant_id: 'a/../b', correlation_id: 'c 1', job_id: '175', request_id: 'r-1' };
const uri = 'dbfs:/checkpoints/{tenant_id}/{request_id}';
const of = (changes: Partial<Checkpoint> = {}): Checkpoint => ({
  ...{ parameter: 'checkpoint', as: 'notebook_params', uri: 'dbfs:/c/1' },
  ...changes,
});

describe('the checkpoint of a request', () => {
  it('has an address in which no id climbs out of its place', () => {
    const settings = CheckpointSettings.parse({ parameter: 'checkpoint', uri });
    expect(checkpointOf(settings, ids)).to.deep.equal(of({ uri: 'dbfs:/checkpoints/a%2F..%2Fb/r-1' }));
    expect(checkpointOf(settings, { ...ids, tenant_id: '..' })).to.equal(null);
  });

  const refused: Record<string, readonly [uri: string, why: RegExp]> = {
    'is shared by all requests': ['dbfs:/checkpoints', /each request has its own/],
    'is shared by all requests of a tenant': ['dbfs:/checkpoints/{tenant_id}', /each request has its own/],
    'is shared by requests of two tenants': ['dbfs:/checkpoints/{correlation_id}', /each request has its own/],
    'is another one for each attempt': ['dbfs:/checkpoints/{request_id}/{run_id}', /\{run_id\} cannot be filled in/],
    'is no URI': ['/checkpoints/{request_id}', /must be a URI/],
    'an engine would not take': ['dbfs:/für/{request_id}', /must be a URI/],
  };
  for (const [what, [given, why]] of Object.entries(refused)) {
    it(`is refused with the configuration when its address ${what}`, () => {
      const read = CheckpointSettings.safeParse({ parameter: 'checkpoint', uri: given });
      expect(read.error?.issues[0]?.message).to.match(why);
    });
  }

  it('has an address of its own for each request by its id, or by its tenant and what that calls it', () => {
    for (const own of ['dbfs:/c/{request_id}', 'dbfs:/c/{tenant_id}/{job_id}/{correlation_id}'])
      expect(CheckpointSettings.safeParse({ parameter: 'checkpoint', uri: own }).success, own).to.equal(true);
  });

  it('is refused with the configuration where requests are to give it, or to give another kind', () => {
    const paths = (parameters: unknown) =>
      JobSettings.safeParse({ checkpoint: { parameter: 'checkpoint', uri }, parameters }).error?.issues.map(({ path }) =>
        path.join('.'),
      );
    expect(paths({ notebook_params: { checkpoint: {} } })).to.deep.equal(['checkpoint.parameter']);
    expect(paths({ python_params: [{}] })).to.deep.equal(['checkpoint.as']);
    expect(paths({ notebook_params: { day: {} } })).to.equal(undefined);
    expect(paths({})).to.equal(undefined);
  });

  it('is given beside what the request gives: by its name, or last in a list', () => {
    expect(withCheckpoint({ kind: 'notebook', map: { day: '7' } }, of())).to.deep.equal({
      kind: 'notebook',
      map: { day: '7', checkpoint: 'dbfs:/c/1' },
    });
    expect(withCheckpoint({ kind: 'none' }, of())).to.deep.equal({ kind: 'notebook', map: { checkpoint: 'dbfs:/c/1' } });
    expect(withCheckpoint({ kind: 'python', list: ['full'] }, of({ as: 'python_params' }))).to.deep.equal({
      kind: 'python',
      list: ['full', '--checkpoint', 'dbfs:/c/1'],
    });
    expect(withCheckpoint({ kind: 'none' }, of({ as: 'jar_params' }))).to.deep.equal({
      kind: 'jar',
      list: ['--checkpoint', 'dbfs:/c/1'],
    });
    expect(withCheckpoint({ kind: 'none' }, null)).to.deep.equal({ kind: 'none' });
  });

  const beside: Record<string, readonly [fields: object, checkpoint: Checkpoint, paths: readonly string[]]> = {
    'its own kind': [{ notebook_params: { day: '7' } }, of(), []],
    'nothing at all': [{}, of(), []],
    'another kind': [{ python_params: ['x'] }, of(), ['python_params']],
    itself: [{ notebook_params: { checkpoint: '' } }, of(), ['notebook_params.checkpoint']],
    'itself, in a list': [{ jar_params: ['x', '--checkpoint', 'y'] }, of({ as: 'jar_params' }), ['jar_params.1']],
    'itself, in one word of a list': [{ jar_params: ['--checkpoint=y'] }, of({ as: 'jar_params' }), ['jar_params.0']],
    'a word that begins like it': [{ jar_params: ['--checkpoints'] }, of({ as: 'jar_params' }), []],
    'so much that there is no room for it': [{ notebook_params: { day: 'x'.repeat(9_980) } }, of(), ['notebook_params']],
    'so much that there is no room for it, in a list': [
      { python_params: ['x'.repeat(9_975)] },
      of({ as: 'python_params' }),
      ['python_params'],
    ],
    'as much as there is room for, in a list': [{ python_params: ['x'.repeat(9_960)] }, of({ as: 'python_params' }), []],
    'what is no map': [{ notebook_params: 'x' }, of(), []],
  };
  for (const [what, [fields, checkpoint, paths]] of Object.entries(beside)) {
    it(`${paths.length === 0 ? 'stands' : 'does not stand'} beside ${what}`, () => {
      expect(besideCheckpoint(fields, checkpoint).map(({ path }) => path)).to.deep.equal(paths);
    });
  }
});
