// One short seed of chaos on real servers and three real replicas. A longer one: npm run chaos -- --seed N --minutes M.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { chaos } from '../support/chaos/chaos.js';
import { inLines, planOf } from '../support/chaos/schedule.js';
import { inWords } from '../support/history/check.js';
import { of } from '../support/history/event.js';

const seed = 70;
const lengthMs = 15_000;

describe('chaos', function () {
  this.timeout(240_000);

  it(`of seed ${seed} breaks no promise`, async () => {
    const plan = planOf(seed, lengthMs);
    const said: string[] = [inLines(plan)];
    const folder = await mkdtemp(join(tmpdir(), 'job-keeper-chaos-'));
    const historyFile = join(folder, 'history.jsonl');
    const outcome = await chaos({ plan, requestsPerSecond: 4, historyFile, say: (line) => void said.push(line) });
    if (outcome.violations.length > 0)
      throw new Error(`${inWords(outcome.violations)}\n\n${said.join('\n')}\n\nThe history is ${historyFile}.`);
    expect(outcome).to.include({ faults: plan.faults.length });
    expect(outcome.kills).to.be.above(0);
    expect(outcome.runs).to.be.above(0);
    expect(of(outcome.history, 'sent').map(({ via }) => via)).to.include('then');
    expect(of(outcome.history, 'told')).not.to.have.length(0);
    await rm(folder, { recursive: true });
  });

  it('of the same seed is the same plan, and of another one another', () => {
    expect(planOf(seed, 600_000)).to.deep.equal(planOf(seed, 600_000));
    expect(planOf(seed, 600_000).faults).not.to.deep.equal(planOf(seed + 1, 600_000).faults);
  });

  it('of ten minutes does everything that it can do', () => {
    const done = new Set([1, 2, 3, 4].flatMap((each) => planOf(each, 600_000).faults.map(({ what }) => what)));
    expect([...done].toSorted()).to.deep.equal([
      ...['answer-late', 'answer-lost', 'answer-page', 'answer-reset', 'cancel', 'crash', 'cut-broker', 'cut-store', 'down'],
      ...['end', 'freeze', 'full', 'hang', 'kill', 'page', 'read-only', 'refuse', 'refuse-commit', 'reset', 'restart'],
      ...['silent-broker', 'silent-engine', 'silent-store', 'slow', 'stop', 'terminate', 'terminate-backends', 'too-fast'],
      ...['unavailable'],
    ]);
  });
});
