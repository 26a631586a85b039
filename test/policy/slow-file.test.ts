import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { closeSync, constants, openSync } from 'node:fs';
import { open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inTime } from '../../src/adapters/policy-source/in-time.js';
import { textOf } from '../../src/adapters/policy-source/texts.js';
import { whyUnread } from '../../src/app/config/why-unread.js';
import { eventually } from '../support/eventually.js';
import { temporaryFolder } from '../support/temporary-folder.js';

describe('a policy file that does not answer', () => {
  it('is given up, and the refusal says which file, how long it was waited for and what to do', async () => {
    const path = join(await temporaryFolder(), 'policy.yaml');
    await promisify(execFile)('mkfifo', [path]);
    // Open, and silent: the read of a mount that hangs, which no abort ends.
    const silent = await open(path, 'r+');
    try {
      const problem = await textOf(path, 50).catch((thrown: unknown) => thrown);
      expect(problem).to.be.instanceOf(Error);
      expect((problem as Error).message).to.equal(
        `${path} could not be read within 0.05 s: its disk or mount does not answer, or this machine is overloaded. Check both, then try again`,
      );
    } finally {
      await silent.write('name: late');
      await silent.close();
    }
  });

  it('takes no more than its part of the process, however many there are and however often they are looked at; and is read again once it answers', async () => {
    const folder = await temporaryFolder();
    const hanging = ['policy', 'candidate', 'settings', 'models', 'more'].map((name) => join(folder, name));
    // Nobody writes: whoever opens one waits in a thread of Node.
    for (const path of hanging) await promisify(execFile)('mkfifo', [path]);
    const found: string[] = [];
    try {
      for (let look = 0; look < 3; look += 1) {
        const looks = await Promise.all(hanging.map((path) => textOf(path, 50).catch((thrown: unknown) => String(thrown))));
        for (const [index, path] of hanging.entries())
          expect(looks[index]).to.include(`${path} could not be read within 0.05 s: its disk or mount does not answer`);
      }
      lookup('localhost').then(
        ({ address }) => found.push(address),
        () => undefined,
      );
      await eventually(() => found.length > 0, 5_000);
    } finally {
      for (const path of hanging) closeSync(openSync(path, constants.O_RDWR));
    }
    for (const path of hanging) {
      await rm(path);
      await writeFile(path, 'name: back');
      expect(await eventually(() => textOf(path))).to.equal('name: back');
    }
  });

  it('what was read in time is answered, and what was wrong with it is thrown as it was', async () => {
    const path = join(await temporaryFolder(), 'policy.yaml');
    await writeFile(path, 'name: good');
    expect(await textOf(path, 60_000)).to.equal('name: good');
    const own = new Error('its own');
    expect(await inTime(path, 60_000, () => Promise.reject(own)).catch((thrown: unknown) => thrown)).to.equal(own);
  });

  it('any other file whose read was cut off is told of in the same words', () => {
    const cut = Object.assign(new Error('The operation was aborted'), { code: 'ABORT_ERR' });
    expect(whyUnread(cut)).to.equal('it takes too long: its disk or mount does not answer, or this machine is overloaded');
  });
});
