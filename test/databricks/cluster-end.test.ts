import { expect } from 'chai';
import { clusterEnd, TerminationReason } from '../../src/adapters/engine/databricks/cluster-end.js';
import { withRig } from './rig.js';

const read = (reason: unknown, at: number | null = null) =>
  clusterEnd({ termination_reason: TerminationReason.parse(reason), terminated_time: at });

describe('databricks: why a cluster went down', () => {
  it('is its code, its type and what its parameters tell of the error, with when', () => {
    const parameters = { azure_error_code: 'QuotaExceeded', azure_error_message: 'Family DSv2 has 4 of 4 cores' };
    expect(read({ code: 'AZURE_QUOTA_EXCEEDED_EXCEPTION', type: 'CLIENT_ERROR', parameters }, 7)).to.deep.equal({
      reason:
        'AZURE_QUOTA_EXCEEDED_EXCEPTION (CLIENT_ERROR), azure_error_code: QuotaExceeded, azure_error_message: Family DSv2 has 4 of 4 cores',
      at: 7,
    });
  });

  it('tells no name of a person, no machine, and nothing that stands where a secret does', () => {
    const parameters = {
      ...{ username: 'geoff@example.com', instance_id: 'i-07', cluster_id: 'c' },
      databricks_error_message:
        'script https://x.blob.core.windows.net/init.sh?sv=2&sig=abcdefgh of user:s3cret failed, password=hunter22',
    };
    expect(read({ code: 'INIT_SCRIPT_FAILURE', type: 'CLIENT_ERROR', parameters })?.reason)
      .to.match(/^INIT_SCRIPT_FAILURE \(CLIENT_ERROR\), databricks_error_message: script https/)
      .and.not.match(/geoff|i-07|abcdefgh|hunter22/);
  });

  it('is bounded, and has nothing that a store cannot keep', () => {
    const parameters = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`error_${n}`, `\u0000${'x'.repeat(400)}`]));
    const reason = read({ code: 'X'.repeat(1_000), type: 'Y'.repeat(1_000), parameters })?.reason ?? '';
    expect(reason).to.have.length.within(400, 503);
    expect(reason).to.not.include('\u0000');
  });

  const silent: Record<string, unknown> = {
    nothing: undefined,
    null: null,
    'no code': {},
    'another shape': 'INACTIVITY',
    numbers: { code: 7 },
  };
  for (const [what, reason] of Object.entries(silent)) {
    it(`is not known where the workspace says ${what}`, () => expect(read(reason)).to.equal(null));
  }

  it('is told of clusters that are down, and of no other', () =>
    withRig({}, async ({ simulator, engine }) => {
      for (const id of ['up', 'down']) simulator.addCluster({ clusterId: id, name: id, state: 'RUNNING' });
      simulator.stopCluster('down', { code: 'SPOT_INSTANCE_TERMINATION', type: 'CLOUD_FAILURE' });
      simulator.advance(120_000);
      const ends = Object.fromEntries((await engine.snapshot()).clusters.map(({ id, lastEnd }) => [id, lastEnd?.reason ?? null]));
      expect(ends).to.deep.equal({ up: null, down: 'SPOT_INSTANCE_TERMINATION (CLOUD_FAILURE)' });
    }));
});
