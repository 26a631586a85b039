import { expect } from 'chai';
import type { Shadow } from '../../src/console/api/shapes.js';
import { answerText, brokenText, promotedText, shadowText } from '../../src/words/policy.js';
import { decidingSettings } from '../../src/core/deciding-settings.js';
import type { Keeper } from '../../src/ports/keeper.js';
import type { PromoteAnswer, PromoteAsked } from '../../src/ports/policies.js';
import type { ShadowView } from '../../src/ports/shadow.js';
import { cli, cliNow } from '../cli/captured-cli.js';
import { keyHolder } from '../http/key-holder.js';
import { aFace, anId, call, closeFaces, received } from '../http/scripted-keeper.js';
import { someSettings } from '../support/scenes.js';
import { aPage, closePages } from './a-page.js';
import { policies } from './scripts.js';

const older = '9999999999999999';
const active = { case: 'clusters-busy', rule: 'busy', outcome: 'wait', pool: null } as const;
const would = { case: 'clusters-busy', rule: 'overfill', outcome: 'run', pool: 'active' } as const;
const shadow: ShadowView = {
  replica: 'host:1:abc',
  policy: { name: 'next', version: 'cccc', since: received, broken: false },
  refused: null,
  since: received,
  byCase: [{ case: 'clusters-busy', same: 5, differs: 1 }],
  differences: [{ requestId: anId, at: received + 60_000, active, would }],
};
const refused = { version: 'dddd', at: received, problems: 'policy.yaml:5:24 no case is called <b>no-pol</b>', places: [] };
const before = { version: 'aaaa', how: 'file', by: 'host:1', since: received, fileVersion: 'aaaa' } as const;
const script: Partial<Keeper> = { policies: () => Promise.resolve(policies), shadow: () => Promise.resolve(shadow) };

function promoting(answer: (asked: PromoteAsked) => PromoteAnswer) {
  const asked: PromoteAsked[] = [];
  const promote: Keeper['promote'] = (one) => (asked.push(one), Promise.resolve(answer(one)));
  return { asked, promote };
}

const done = ({ dryRun, what }: PromoteAsked): PromoteAnswer => ({
  ...{ kind: dryRun ? 'would' : 'promoted', before },
  policy: { name: 'next', version: what.kind === 'kept' ? what.version : 'cccc' },
});

describe('console: policy', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('tells what is in force and since when, what the candidate decides otherwise, and the versions before', async () => {
    const page = await aPage('/policy', script);
    await page.reads('Policy default, version aaaa, in force on host:1:abc for');
    await page.reads('Settings, version eeee');
    await page.reads('Policy next, version cccc, in the shadow of host:1:abc for');
    await page.reads(/clusters-busy51.*wait \(clusters-busy, busy\)run on active \(clusters-busy, overfill\)/);
    await page.reads(/defaultaaaa.*in forceolder9{16}/);
    await page.press(anId);
    expect(page.window.location.hash).to.equal(`#/requests/${anId}`);
  });

  it('the text and the settings in force are asked for when somebody opens them', async () => {
    let asked = 0;
    const deciding = () => {
      asked += 1;
      const policy = { name: 'default', version: 'aaaa', text: 'policy: <i>default</i>' };
      const engine = { name: 'databricks', clusters: [], jobs: [] };
      return Promise.resolve({ policy, settings: decidingSettings(someSettings()), engine });
    };
    const page = await aPage('/policy', { ...script, deciding });
    await page.reads('Kept versions');
    expect(asked).to.equal(0);
    await page.press('Text of the policy');
    await page.reads('policy: <i>default</i>');
    await page.reads('"pools"');
    expect(asked).to.equal(1);
  });

  it('a kept version is put in force with a reason, once, after the service has said that it would be', async () => {
    const { asked, promote } = promoting(done);
    const page = await aPage('/policy', { ...script, promote });
    await page.press('Promote …');
    await page.type('reason', 'the new one starves tenant 333');
    await page.press('What would it do?');
    await page.reads(`Policy next, version ${older} would be in force, instead of version aaaa. Nothing was done.`);
    await page.press('Put it in force on every replica');
    page.find('button.main')?.click();
    await page.reads('Every replica takes it at its next check.');
    const [dry, deed, ...more] = asked;
    expect(more).to.deep.equal([]);
    expect(dry).to.deep.include({
      what: { kind: 'kept', version: older },
      reason: 'the new one starves tenant 333',
      dryRun: true,
    });
    expect(deed).to.deep.equal({ ...dry, dryRun: false });
  });

  it('a candidate that would not be loaded is not put in force, and every problem is told as text', async () => {
    const problems = [{ path: 'next.yaml:5:24', message: 'no case is called <b>no-pol</b>' }];
    const { asked, promote } = promoting(() => ({
      kind: 'refused',
      version: 'cccc',
      explained: 'the policy is refused',
      problems,
    }));
    const page = await aPage('/policy', { ...script, promote });
    await page.press('Promote the candidate');
    await page.press('What would it do?');
    await page.reads('next.yaml:5:24 no case is called <b>no-pol</b>');
    expect(page.text()).to.not.contain('Put it in force');
    expect(asked.map(({ dryRun }) => dryRun)).to.deep.equal([true]);
  });

  it('what the credential does not allow is said in the words of the service', async () => {
    const { credentials, headers } = keyHolder({ scopes: ['requests:read'] });
    const page = await aPage('/policy', script, { credentials });
    await page.type('credential', headers.authorization.replace('Bearer ', ''));
    await page.press('Sign in');
    await page.reads('The scope policies:manage is needed.');
  });

  it('says of the shadow what the command line says', async () => {
    const shadows: Readonly<Record<string, ShadowView>> = {
      differs: shadow,
      broken: { ...shadow, policy: { name: 'next', version: 'cccc', since: received, broken: true } },
      refused: { ...shadow, policy: null, refused, byCase: [], differences: [] },
      none: { ...shadow, policy: null, byCase: [], differences: [] },
    };
    for (const [what, view] of Object.entries(shadows)) {
      const { url } = await aFace({ shadow: () => Promise.resolve(view) });
      const told = (await call(`${url}/v1/policies/shadow`)).json as never as Shadow;
      const { out } = await cli(['policy', 'shadow'], { env: { JOB_KEEPER_URL: url } });
      const lines = [shadowText(told, cliNow), ...(what === 'broken' ? [brokenText] : [])];
      expect(out.split('\n').slice(0, lines.length), what).to.deep.equal(lines);
      for (const one of told.differences)
        expect(out, what).to.include(answerText(one.active)).and.include(answerText(one.candidate));
    }
  });

  it('says of a promotion what the command line says', async () => {
    for (const kind of ['promoted', 'would', 'already-in-force'] as const) {
      const policy = { name: 'next', version: older };
      const { url } = await aFace({ promote: () => Promise.resolve({ kind, policy, before }) });
      const init = {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify({ candidate: { kind: 'kept', version: older } }),
      };
      const told = (await call(`${url}/v1/policies/promote`, init)).json as never;
      const { out } = await cli(['policy', 'promote', '--kept', older], { env: { JOB_KEEPER_URL: url } });
      expect(promotedText(told), kind).to.equal(out.trim());
    }
  });
});
