// Who may be decided on while the engine does not answer.
import { expect } from 'chai';
import { isKnownWell } from '../../src/core/deciding/safe-mode.js';
import { someSettings } from '../support/scenes.js';

const critical = someSettings({ safe_mode: { mode: 'critical', priority_min: 80, snapshot_age_max_seconds: 300 } });
const away = { reachable: false, snapshotAgeMs: 100_000, priority: 100 };

describe('safe mode', () => {
  const who: Record<string, [Parameters<typeof isKnownWell>[0], ReturnType<typeof someSettings>, boolean]> = {
    'everybody goes while the engine answers': [{ reachable: true, snapshotAgeMs: 0, priority: 0 }, someSettings(), true],
    'everybody is held by default while it does not': [away, someSettings(), false],
    'the urgent go by the last snapshot where that is configured': [away, critical, true],
    'and exactly from the configured priority on': [{ ...away, priority: 80 }, critical, true],
    'others are held': [{ ...away, priority: 79 }, critical, false],
    'by a snapshot as old as the bound, too': [{ ...away, snapshotAgeMs: 300_000 }, critical, true],
    'nobody goes by a snapshot that is older than the bound': [{ ...away, snapshotAgeMs: 300_001 }, critical, false],
    'nobody goes where there never was a snapshot': [{ ...away, snapshotAgeMs: null }, critical, false],
  };
  for (const [name, [knowing, settings, expected]] of Object.entries(who))
    it(name, () => expect(isKnownWell(knowing, settings)).to.equal(expected));
});
