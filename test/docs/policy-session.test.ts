// The session of changing a policy in its guide is what really happens: every command of it is carried out, and prints what is shown.
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { play, readSession, shapeOf } from './policy-session.js';

describe('docs/policies.md: a change from beginning to end', function () {
  this.timeout(900_000);

  it('each command of the session prints what is shown, but for ids and times', async () => {
    const [, block = ''] =
      /^## A change from[\s\S]*?^```console\n([\s\S]*?)^```$/m.exec(readFileSync('docs/policies.md', 'utf8')) ?? [];
    const session = readSession(block);
    const steps = ['policy check', 'policy test', 'policy dry-run', 'policy shadow', 'policy promote', 'requests explain'];
    for (const step of steps) expect(block, step).to.include(`$ npx job-keeper ${step}`);
    const played = await play(session);
    const shown = (said: typeof session) => said.map(({ command, output }) => `$ ${command}\n${shapeOf(output)}`).join('\n');
    expect(shown(played)).to.equal(shown(session));
  });
});
