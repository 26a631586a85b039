// Dead letters as they are shown and replayed: what is recorded before anything leaves, and what stays where it is.
import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import { Fault } from '../../src/core/faults.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { replayLetters, showLetters, type DeadLettersParts } from '../../src/dead-letters/dead-letters.js';
import type { DeadLetter } from '../../src/ports/dead-letters.js';
import type { NewAuditEntry } from '../../src/ports/store/hands.js';
import { aLetter } from '../http/a-letter.js';
import { aJobRequest } from '../support/job-requests.js';
import { VirtualClock } from '../support/virtual-clock.js';

const anything = { ids: null, queue: null, code: null, tenantId: null, reach: everyTenant };
const asked = { selection: anything, max: 10, actor: 'geoff', reason: 'allowed now', dryRun: false };

const of = (correlationId: string, tenantId = '333'): DeadLetter =>
  aLetter({ body: Buffer.from(JSON.stringify(aJobRequest({ correlationId, tenantId }))) });

/** The broker keeps these. What is done, and what is recorded, in order. */
function keeping(letters: readonly DeadLetter[], others = false) {
  const done: string[] = [];
  const entries: NewAuditEntry[] = [];
  const nameOf = ({ body }: DeadLetter) => (JSON.parse(body.toString()) as { correlation_id: string }).correlation_id;
  const parts: DeadLettersParts = {
    kept: {
      name: 'rabbitmq',
      look: (max) => Promise.resolve({ letters: letters.slice(0, max), more: others }),
      sift: async (_max, judge) => {
        for (const letter of letters) done.push(`${await judge(letter)} ${nameOf(letter)}`);
      },
    },
    store: {
      note: (noted) => {
        entries.push(...noted);
        done.push(...noted.map(({ act, subject }) => `${act} ${subject}`));
        return Promise.resolve();
      },
    },
    retake: (_source, letter) => {
      const correlationId = nameOf(letter as DeadLetter);
      done.push(`retake ${correlationId}`);
      return Promise.resolve(
        correlationId === 'still wrong'
          ? { kind: 'dead-letter', reason: 'invalid-request', description: 'still' }
          : { kind: 'stored', id: branded<RequestId>(correlationId) },
      );
    },
    ...{ fingerprint: nameOf, clock: new VirtualClock(), telemetry: { report: () => undefined } },
  };
  return { parts, done, entries };
}

describe('dead letters', () => {
  it('are more than are shown where more are meant, or not all were looked at', async () => {
    const moreOf = async (max: number, others = false) =>
      (await showLetters(keeping([of('a'), of('b')], others).parts, { selection: anything, max })).more;
    expect([await moreOf(1), await moreOf(2), await moreOf(2, true)]).to.deep.equal([true, false, true]);
  });

  it('are of nobody where the name is longer than a name can be, or the body has more parts than a job request', async () => {
    const said = async (tenantId: string, more: object = {}) => {
      const body = Buffer.from(JSON.stringify({ ...aJobRequest({ correlationId: 'a', tenantId }), ...more }));
      const { letters } = await showLetters(keeping([aLetter({ body })]).parts, { selection: anything, max: 1 });
      return letters.map((letter) => [letter.tenantId, letter.correlationId]);
    };
    expect(await said('w'.repeat(128))).to.deep.equal([['w'.repeat(128), 'a']]);
    expect(await said('w'.repeat(129))).to.deep.equal([[null, 'a']]);
    expect(await said('333', { text: '{},'.repeat(10_000) })).to.deep.equal([['333', 'a']]);
    expect(await said('333', { parts: Array.from({ length: 5_000 }, () => 0) })).to.deep.equal([[null, null]]);
  });

  it('that are replayed are told of first; who is taken leaves, and who is refused again or is not meant stays', async () => {
    const { parts, done } = keeping([of('good'), of('not meant'), of('still wrong')]);
    const ids = ['good', 'still wrong'];
    const { replayed } = await replayLetters(parts, { ...asked, selection: { ...anything, ids } });
    expect(replayed.map(({ outcome }) => outcome.kind)).to.deep.equal(['stored', 'refused']);
    expect(done).to.deep.equal([
      ...['replay dead letter good', 'replay dead letter still wrong'],
      ...['retake good', 'replayed dead letter good', 'remove good'],
      ...['keep not meant', 'retake still wrong', 'keep still wrong'],
    ]);
  });

  it('that have left are in the record of their requests, though the store goes away in the middle of them', async () => {
    const { parts, done } = keeping([of('first'), of('second')]);
    const away = new Fault('store-unavailable', 'the server is read-only');
    const retake: DeadLettersParts['retake'] = (...of) =>
      done.includes('remove first') ? Promise.reject(away) : parts.retake(...of);
    const problem = await replayLetters({ ...parts, retake }, asked).catch((thrown: unknown) => thrown);
    expect(problem).to.equal(away);
    expect(done.slice(2)).to.deep.equal(['retake first', 'replayed dead letter first', 'remove first']);
  });

  it('of which it is only asked what would be replayed are neither told of nor taken', async () => {
    const { parts, done } = keeping([of('a')]);
    const { replayed } = await replayLetters(parts, { ...asked, dryRun: true });
    expect([replayed.map(({ outcome }) => outcome.kind), done]).to.deep.equal([['would'], []]);
  });

  it('are recorded as of no tenant where their body names one that no tenant can be', async () => {
    const { parts, entries } = keeping([of('short', 't'.repeat(128)), of('long', 't'.repeat(129))]);
    await replayLetters(parts, asked);
    expect(entries.map(({ tenantId }) => tenantId?.length ?? null)).to.deep.equal([128, null, 128, null]);
  });
});
