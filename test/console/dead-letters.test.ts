import { expect } from 'chai';
import type { DeadLetterWithBody } from '../../src/console/api/shapes.js';
import { letterLines, replayedText, resultText } from '../../src/words/dead-letter.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { Keeper } from '../../src/ports/keeper.js';
import type { KeptLetter, LettersAsked, ReplayAsked, ReplayOutcome } from '../../src/ports/letters.js';
import { cli, cliNow } from '../cli/captured-cli.js';
import { aLetter, letterId } from '../http/a-letter.js';
import { keyHolder } from '../http/key-holder.js';
import { aFace, anId, call, closeFaces } from '../http/scripted-keeper.js';
import { aPage, closePages } from './a-page.js';
import { said, saidBy } from './lines-said.js';

const hostile = '<img src=x onerror=globalThis.wasRun=true>';
const other = 'f'.repeat(20);
const late = 'e'.repeat(20);
const requestId = branded<RequestId>(anId);

const stored: ReplayOutcome = { kind: 'stored', requestId };

/** Letters that are there, and what becomes of each when it is replayed: one that is a request then is gone. */
function keeping(letters: KeptLetter[], become: (letter: KeptLetter) => ReplayOutcome = () => stored) {
  const looked: LettersAsked[] = [];
  const asked: ReplayAsked[] = [];
  const isMeant = ({ id }: KeptLetter, ids: readonly string[] | null) => ids === null || ids.includes(id);
  const deadLetters: Keeper['deadLetters'] = (one) => {
    looked.push(one);
    return Promise.resolve({ letters: letters.filter((letter) => isMeant(letter, one.selection.ids)), more: false });
  };
  const replay: Keeper['replay'] = (one) => {
    asked.push(one);
    const meant = letters.filter((letter) => isMeant(letter, one.selection.ids));
    const replayed = meant.map((letter) => ({ letter, outcome: one.dryRun ? ({ kind: 'would' } as const) : become(letter) }));
    const gone = replayed.filter(({ outcome }) => outcome.kind === 'stored').map(({ letter }) => letter);
    letters.splice(0, Infinity, ...letters.filter((letter) => !gone.includes(letter)));
    return Promise.resolve({ replayed, more: false });
  };
  return { looked, asked, script: { deadLetters, replay } };
}

describe('console: dead letters', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('the list tells of each why it is one; what it holds is text, and the filters are those of the address', async () => {
    const { looked, script } = keeping([aLetter({ description: hostile }), aLetter({ id: other, tenantId: null, at: null })]);
    const page = await aPage('/dead-letters?queue=job-requests&code=queue-not-allowed', script);
    await page.reads(`queue-not-allowed${hostile}`);
    await page.reads(new RegExp(`${other}job-requests-c-1-queue-not-allowed`));
    expect(page.find('table img')).to.equal(null);
    expect(looked[0]?.selection).to.deep.include({ queue: 'job-requests', code: 'queue-not-allowed', tenantId: null });
    await page.type('tenant_id', '333');
    await page.press('Filter');
    await page.reads(hostile);
    expect(page.window.location.hash).to.equal('#/dead-letters?queue=job-requests&code=queue-not-allowed&tenant_id=333');
  });

  it('the queues are looked at when somebody opens the page or presses, and not by themselves', async () => {
    const letters = [aLetter()];
    const { looked, script } = keeping(letters);
    const page = await aPage('/dead-letters', script);
    await page.reads('Refresh');
    page.window.document.dispatchEvent(new page.window.Event('visibilitychange'));
    expect(looked.length).to.equal(1);
    letters.push(aLetter({ id: late }));
    await page.press('Refresh');
    await page.reads(late);
    expect(looked.length).to.equal(2);
  });

  it('one is told with every problem and its body as it came', async () => {
    const body = Buffer.from(`{\n\t"user_id": "${hostile}"\n}`);
    const { script } = keeping([aLetter({ description: 'user_id: is required; priority: is no', body }), aLetter({ id: other })]);
    const page = await aPage('/dead-letters', script);
    await page.press(letterId);
    await page.reads('user_id: is requiredpriority: is no');
    await page.reads(hostile);
    expect(page.find('pre')?.textContent).to.equal(body.toString());
    expect(page.find('main img')).to.equal(null);
  });

  it('those that are shown are replayed, once, and none that came after it was asked about; what became of each is told', async () => {
    const letters = [aLetter(), aLetter(), aLetter({ id: other })];
    const { asked, script } = keeping(letters, ({ id }) =>
      id === other ? { kind: 'refused', reason: 'not-json', description: 'is not JSON' } : stored,
    );
    const page = await aPage('/dead-letters', script);
    await page.press('Replay the messages shown');
    await page.type('reason', 'the queue is allowed now');
    await page.press('What would it do?');
    await page.reads('3 would be replayed. Nothing was done.');
    letters.push(aLetter({ id: late }));
    await page.press('Replay them now');
    page.find('button.main')?.click();
    await page.reads('2 replayed, 1 still refused.');
    await page.reads('still refused: not-json: is not JSON');
    await page.reads(late);
    const [dry, deed, ...more] = asked;
    expect(more).to.deep.equal([]);
    expect(dry?.selection.ids).to.deep.equal([letterId, other]);
    expect(dry).to.deep.include({ reason: 'the queue is allowed now', dryRun: true });
    expect(deed).to.deep.equal({ ...dry, dryRun: false });
    await page.press(`request ${anId}`);
    expect(page.window.location.hash).to.equal(`#/requests/${anId}`);
  });

  it('what became of them is told also when none is left', async () => {
    const page = await aPage('/dead-letters', keeping([aLetter()]).script);
    await page.press('Replay the messages shown');
    await page.press('What would it do?');
    await page.press('Replay it now');
    await page.reads('No dead letters.');
    await page.reads('1 replayed, 0 still refused.');
  });

  it('one is replayed from its own page', async () => {
    const { asked, script } = keeping([aLetter(), aLetter({ id: other })]);
    const page = await aPage(`/dead-letters/${other}`, script);
    await page.press('Replay it');
    await page.press('What would it do?');
    await page.press('Replay it now');
    await page.reads(`request ${anId}`);
    expect(asked.map(({ dryRun, selection: { ids } }) => ({ dryRun, ids }))).to.deep.equal([
      { dryRun: true, ids: [other] },
      { dryRun: false, ids: [other] },
    ]);
  });

  it('what the credential does not allow is said in the words of the service', async () => {
    const { credentials, headers } = keyHolder({ scopes: ['requests:read'] });
    const page = await aPage('/dead-letters', keeping([]).script, { credentials });
    await page.type('credential', headers.authorization.replace('Bearer ', ''));
    await page.press('Sign in');
    await page.reads('The scope queue:operate is needed.');
  });

  it('says of a letter line by line what the command line says', async () => {
    const letters = {
      usual: aLetter({ description: 'user_id: is required; priority: is no' }),
      silent: aLetter({
        description: 'is not JSON',
        tenantId: null,
        correlationId: null,
        messageId: null,
        at: null,
        body: Buffer.from([0xff, 0xfe]),
      }),
    };
    for (const [what, letter] of Object.entries(letters)) {
      const { url } = await aFace(keeping([letter]).script);
      const shown = (await call(`${url}/v1/dead-letters/${letterId}`)).json as never as DeadLetterWithBody;
      const { out } = await cli(['dead-letters', 'show', letterId], { env: { JOB_KEEPER_URL: url } });
      expect([...said(letterLines(shown, cliNow)), shown.body], what).to.deep.equal(saidBy(out));
    }
  });

  it('says of a replay what the command line says', async () => {
    const outcomes: readonly ReplayOutcome[] = [
      { kind: 'stored', requestId },
      { kind: 'same', requestId },
      { kind: 'refused', reason: 'not-json', description: 'is not JSON' },
    ];
    for (const outcome of outcomes)
      for (const dryRun of [false, true]) {
        const { url } = await aFace(keeping([aLetter()], () => outcome).script);
        const again = await aFace(keeping([aLetter()], () => outcome).script);
        const init = {
          ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
          body: JSON.stringify({ filter: { ids: [letterId] }, dry_run: dryRun }),
        };
        const told = (await call(`${url}/v1/dead-letters/replay`, init)).json as never as Parameters<typeof replayedText>[0];
        const argv = ['dead-letters', 'replay', letterId, '--wide', ...(dryRun ? ['--dry-run'] : [])];
        const { out } = await cli(argv, { env: { JOB_KEEPER_URL: again.url } });
        expect(out).to.include(replayedText(told));
        for (const one of told.items) expect(out).to.include(resultText(one));
      }
  });
});
