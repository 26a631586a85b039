import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { Letters, Replayed, ReplayAsked } from '../../src/ports/letters.js';
import { aLetter, letterId, letterJson } from '../http/a-letter.js';
import { aFace, anId, closeFaces } from '../http/scripted-keeper.js';
import { cli } from './captured-cli.js';

const requestId = branded<RequestId>(anId);
const stored: Replayed = { letter: aLetter(), outcome: { kind: 'stored', requestId } };
const refused: Replayed = {
  letter: aLetter({ id: 'f'.repeat(20), correlationId: null }),
  outcome: { kind: 'refused', reason: 'not-json', description: 'is not JSON' },
};

async function showing(letters: Letters) {
  const { url } = await aFace({ deadLetters: () => Promise.resolve(letters) });
  return { env: { JOB_KEEPER_URL: url } };
}

async function replaying(...answers: { replayed: Replayed[]; more: boolean }[]) {
  const asked: ReplayAsked[] = [];
  const nothing = { replayed: [], more: false };
  const { url } = await aFace({
    replay: (one) => Promise.resolve((asked.push(one), answers[asked.length - 1] ?? nothing)),
  });
  return { asked, env: { JOB_KEEPER_URL: url } };
}

describe('cli: dead-letters', () => {
  afterEach(closeFaces);

  it('list: a line each, with why; a description that is long is cut, and what would begin a line does not', async () => {
    const { env } = await showing({
      letters: [aLetter({ description: 'a\nb' }), aLetter({ id: 'f'.repeat(20), tenantId: null, description: 'x'.repeat(200) })],
      more: true,
    });
    const { code, out } = await cli(['dead-letters', 'list'], { env });
    expect(code).to.equal(0);
    const lines = out.split('\n');
    expect(lines[0]).to.match(/^DEAD LETTER +QUEUE +TENANT +CORRELATION +SINCE +WHY$/);
    expect(lines[1]).to.match(/^0123456789abcdef0123 +job-requests +333 +c-1 +3 min ago +queue-not-allowed: a b$/);
    expect(lines[2]).to.match(/^f{20} +job-requests +- +c-1 +3 min ago +queue-not-allowed: x+…$/);
    expect(lines[3]).to.equal('There are more: --limit, or replay these first.');
  });

  it('show: tabs and line ends of the body stay what they are', async () => {
    const { env } = await showing({ letters: [aLetter({ body: Buffer.from('{\r\n\t"a": 1\r\n}') })], more: false });
    expect((await cli(['dead-letters', 'show', letterId], { env })).out).to.match(/\n\n\{\n\t"a": 1\n\}\n$/);
  });

  it('list: none is said in so many words', async () => {
    const { env } = await showing({ letters: [], more: false });
    expect((await cli(['dead-letters', 'list'], { env })).out).to.equal('No dead letters.\n');
  });

  it('list, show and replay print what the service said, for programs', async () => {
    const { env } = await showing({ letters: [aLetter()], more: false });
    const listed = await cli(['dead-letters', 'list', '--json'], { env });
    expect(JSON.parse(listed.out)).to.deep.equal({ items: [letterJson], more: false });
    const shown = await cli(['dead-letters', 'show', letterId, '--json'], { env });
    expect(JSON.parse(shown.out)).to.deep.equal({ ...letterJson, encoding: 'utf-8', body: '{"a":1}' });
    const { env: other } = await replaying({ replayed: [stored], more: false });
    const replayed = await cli(['dead-letters', 'replay', letterId, '--json'], { env: other });
    const item = { ...letterJson, outcome: 'stored', request_id: anId, refused: null };
    expect(JSON.parse(replayed.out)).to.deep.equal({ items: [item], more: false, dry_run: false });
  });

  it('show: every problem on a line of its own, then the body', async () => {
    const { env } = await showing({ letters: [aLetter({ description: 'user_id: is required; priority: is no' })], more: false });
    const { code, out } = await cli(['dead-letters', 'show', letterId], { env });
    expect(code).to.equal(0);
    expect(out).to.contain(
      '  why          queue-not-allowed\n               user_id: is required\n               priority: is no\n',
    );
    expect(out)
      .to.match(/^Dead letter 0123456789abcdef0123\n/)
      .and.to.match(/^ {2}since +3 min ago \(2026-\d\d-\d\dT[^ ]*Z\)$/m);
    expect(out).to.match(/\n\n\{"a":1\}\n$/);
  });

  it('replay: batch after batch until there are no more, and each is told once; exit code 0', async () => {
    const second: Replayed = { letter: aLetter({ id: 'e'.repeat(20) }), outcome: { kind: 'same', requestId } };
    const { asked, env } = await replaying({ replayed: [stored], more: true }, { replayed: [second], more: false });
    const argv = ['dead-letters', 'replay', '--code', 'queue-not-allowed', '--tenant', '333', '--reason', 'allowed now'];
    const { code, out } = await cli(argv, { env });
    expect(code).to.equal(0);
    expect(out).to.match(new RegExp(`^0123456789abcdef0123 .* request ${anId}$`, 'm'));
    expect(out).to.match(new RegExp(`^e{20} .* the same as request ${anId}$`, 'm'));
    expect(out).to.match(/\n2 replayed, 0 still refused.\n$/);
    expect(asked).to.have.length(2);
    expect(asked[0]).to.deep.include({ reason: 'allowed now', dryRun: false });
    expect(asked[0]?.selection).to.deep.include({ code: 'queue-not-allowed', tenantId: '333', ids: null });
  });

  it('replay: what is refused still is told with why, and is not asked for ever; exit code 1', async () => {
    const { asked, env } = await replaying({ replayed: [refused], more: true });
    const { code, out } = await cli(['dead-letters', 'replay', '--all'], { env });
    expect(code).to.equal(1);
    expect(out).to.match(/still refused: not-json: is not JSON\n0 replayed, 1 still refused, and there are more.\n$/);
    expect(asked).to.have.length(1);
    expect(asked[0]?.selection).to.deep.include({ ids: null, queue: null, code: null, tenantId: null });
  });

  it('replay: what is left after the last batch that could be taken is a failure: exit code 1', async () => {
    const { env } = await replaying({ replayed: [], more: true });
    const { code, out } = await cli(['dead-letters', 'replay', '--all'], { env });
    expect({ code, out }).to.deep.equal({ code: 1, out: '0 replayed, 0 still refused, and there are more.\n' });
  });

  it('replay: one that was named and is not there is a failure: exit code 1', async () => {
    const { env } = await replaying();
    expect((await cli(['dead-letters', 'replay', letterId], { env })).code).to.equal(1);
  });

  it('replay --dry-run asks once, and says that nothing was done', async () => {
    const would: Replayed = { letter: aLetter(), outcome: { kind: 'would' } };
    const { asked, env } = await replaying({ replayed: [would], more: true });
    const { code, out } = await cli(['dead-letters', 'replay', '--all', '--dry-run'], { env });
    expect(code).to.equal(0);
    expect(out).to.match(/1 would be replayed, and there are more. Nothing was done.\n$/);
    expect(asked).to.have.length(1);
    expect(asked[0]?.dryRun).to.equal(true);
  });

  it('replay without ids, filter or --all asks nothing: exit code 2', async () => {
    const { asked, env } = await replaying();
    const { code, err } = await cli(['dead-letters', 'replay'], { env });
    expect(code).to.equal(2);
    expect(err).to.contain('name ids, or a filter such as --code, or --all');
    expect(asked).to.deep.equal([]);
  });
});
