// Whoever reads what a command writes may go: `job-keeper policy dry-run wishes.ndjson | head -1`.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import type { Foresight } from '../../src/ports/foresight.js';
import { someFacts } from '../store/moves.js';
import { aJobRequest } from '../support/job-requests.js';
import { aFace, closeFaces } from '../http/scripted-keeper.js';

const foresight: Foresight = {
  decision: {
    ...{ case: 'clusters-busy', rule: 'busy', route: null, policyVersion: 'abc', outcome: { kind: 'wait' } },
    ...{ reason: 'Pool active is full.', effects: [] },
  },
  facts: someFacts(),
  ...{ startedBefore: 0, held: false, allWays: true, waitsOn: [], ways: [], start: { kind: 'unknown', why: 'not-foreseen' } },
};

describe('a command whose reader goes', () => {
  const children: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await closeFaces();
  });

  it('goes on to its end, and says nothing of it', async () => {
    let asked = 0;
    let readerGone = (): void => undefined;
    const gone = new Promise<void>((resolve) => (readerGone = resolve));
    const { url } = await aFace({
      dryRun: async () => {
        if ((asked += 1) > 1) await gone;
        return { kind: 'decided', foresight };
      },
    });
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'policy', 'dry-run', '-'], {
      env: { ...process.env, JOB_KEEPER_URL: url },
      stdio: 'pipe',
    });
    children.push(child);
    const said = text(child.stderr);
    child.stdin.end(['a', 'b', 'c'].map((correlationId) => JSON.stringify(aJobRequest({ correlationId }))).join('\n'));
    await once(child.stdout, 'readable');
    child.stdout.destroy();
    await once(child.stdout, 'close');
    readerGone();
    const [code] = (await once(child, 'exit')) as [number | null];
    expect({ code, said: await said, asked }).to.deep.equal({ code: 0, said: '', asked: 3 });
  });
});
