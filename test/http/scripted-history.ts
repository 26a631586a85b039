// A request that waited, was let run, and whose attempt the platform broke.
import type { AttemptRow, DecisionRow } from '../../src/ports/store/reading.js';
import { aScene } from '../policy/scenes.js';
import { received } from './scripted-keeper.js';

export const waited: DecisionRow = {
  ...{ at: received, case: 'clusters-busy', rule: 'busy', route: null, outcome: 'wait', reason: 'Full.', policyVersion: 'abc' },
  ...{ facts: aScene(), leadsTo: { outcome: { kind: 'wait' }, effects: [], checkAt: received + 60_000 } },
};

export const ran: DecisionRow = {
  ...waited,
  ...{ at: received + 60_000, case: 'capacity-available', rule: 'room', outcome: 'run', reason: 'A slot is free.' },
  leadsTo: { outcome: { kind: 'run', pool: 'active', clusterId: 'c-7', runsAs: '7' }, effects: [], checkAt: null },
};

export const broken: AttemptRow = {
  ...{ number: 1, engine: 'databricks', pool: 'active', clusterId: 'c-7', sentAs: null, runId: '70', runUrl: null },
  ...{ submittedAt: received + 60_000, acceptedAt: received + 61_000, endedAt: received + 90_000 },
  ...{ outcome: 'CLOUD_FAILURE', message: 'the machine went away', failure: 'infrastructure' },
};
