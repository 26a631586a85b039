// A configuration whose mount stops answering while the service runs: a named pipe that nobody writes to stands for it.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, openSync, rmSync } from 'node:fs';
import { expect } from 'chai';
import { loadConfig } from '../../src/app/config/load.js';
import { liveSettings } from '../../src/app/live/taking.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { aFolder } from './config-sources.js';

describe('settings whose file does not answer any more', () => {
  it('are refused as that, the ones before stay, and nothing else of the process waits for it', async function () {
    this.timeout(30_000);
    const folder = aFolder();
    const path = folder.file('config.yaml', 'retention: { keep_days: 9 }\n');
    const sources = { env: {}, file: path, flags: [] };
    const started = loadConfig(sources);
    if (!started.ok) throw new Error('the test begins with a bad file');
    const [clock, facts] = [new VirtualClock(), [] as Fact[]];
    const telemetry = { report: (fact: Fact) => void facts.push(fact) };
    const around = { policy: () => 'one', misfits: () => Promise.resolve([]), note: () => Promise.resolve() };
    const settings = liveSettings(started.value, sources, { clock, telemetry }).start({ ...around, onTaken: () => undefined });
    rmSync(path);
    execFileSync('mkfifo', [path]);
    // Only a process that waits for it needs this: it would not come to the end of the test.
    const release = spawn('sh', ['-c', 'sleep 20; exec 3<>"$0"', path], { stdio: 'ignore' });
    try {
      expect(await settings.look()).to.equal('unchanged');
      await clock.advance(1_000);
      expect(await settings.look()).to.equal('refused');
      expect(settings.standing().refused?.problems.map(({ message }) => message)).to.deep.equal([
        `${path} could not be read within 5 s: its disk or mount does not answer, or this machine is overloaded. Check both, then try again`,
      ]);
      expect(settings.now().retention.keep_days).to.equal(9);
    } finally {
      release.kill();
      closeSync(openSync(path, constants.O_RDWR));
      await settings.stop();
      folder.remove();
    }
  });
});
