import { expect } from 'chai';
import { anOrder } from '../databricks/rig.js';
import { begin, withRig, type Rig, type RigOptions } from './rig.js';

const password = 's3cret of nobody';
const known: RigOptions = { user: { name: 'job-keeper', password }, engine: { login: { user: 'job-keeper', password } } };
const faultOf = async ({ engine }: Rig): Promise<string> =>
  engine.snapshot().then(
    () => 'none',
    (problem: unknown) => String(problem),
  );

describe('zeppelin: logging in', () => {
  it('logs in once for however many calls, and again when the session is over, without anybody noticing', () =>
    withRig(known, async (rig) => {
      await Promise.all([rig.engine.snapshot(), rig.engine.snapshot()]);
      expect(rig.server.sessions.logins).to.equal(1);
      rig.server.sessions.expire();
      await begin(rig, anOrder({ jobId: rig.server.note('/a', 'wait').id }));
      expect(rig.server.sessions.logins).to.equal(2);
    }));

  it('a session that is over before the start of a run starts it once, with a new session', () =>
    withRig(known, async (rig) => {
      rig.server.note('/a', 'wait');
      const jobId = [...rig.server.notes.all.keys()][0] ?? '';
      rig.server.faults.add({ path: /job\/2N\d+$/, method: 'POST', when: 'before', kind: 'status', status: 401 });
      const runId = await begin(rig, anOrder({ jobId }));
      expect(rig.server.notes.all.get(runId)?.starts).to.equal(1);
    }));

  it('a wrong password is told without it, and is not tried again for half a minute', () =>
    withRig({ ...known, engine: { login: { user: 'job-keeper', password: 'wrong' } } }, async (rig) => {
      const faults = [await faultOf(rig), await faultOf(rig)];
      for (const fault of faults) expect(fault).to.include('the login of job-keeper').and.not.include('wrong');
      expect(rig.server.sessions.logins).to.equal(1);
      rig.server.advance(30_001);
      await faultOf(rig);
      expect(rig.server.sessions.logins).to.equal(2);
    }));

  it('a password that was replaced where it is kept is logged in with at once, also after a refusal', () => {
    let kept = 'wrong';
    return withRig({ ...known, engine: { login: { user: 'job-keeper', password: () => kept } } }, async (rig) => {
      await faultOf(rig);
      kept = password;
      await rig.engine.snapshot();
      expect(rig.server.sessions.logins).to.equal(2);
      expect(JSON.stringify(rig.facts)).to.not.include('wrong');
    });
  });

  it('a server that asks for a login, and none is configured, is told of as such', () =>
    withRig({ ...known, engine: { login: null } }, async (rig) => {
      expect(await faultOf(rig)).to.include('it asks for a login');
    }));

  it('neither password nor session is in what is told, also when the server repeats them', () =>
    withRig(known, async (rig) => {
      await rig.engine.snapshot();
      const message = `not ${password}, session-1-of-job-keeper`;
      rig.server.faults.add({ path: /notebook$/, when: 'before', kind: 'status', status: 400, message });
      const fault = await faultOf(rig);
      expect(fault).to.include('not ***, ***');
      expect(JSON.stringify(rig.facts)).to.not.include(password).and.not.include('session-1');
    }));
});
