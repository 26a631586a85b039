// What every adapter of dead letters promises, as one suite. The adapter's test file hands in the broker; each test gets a fresh one.
import { expect } from 'chai';
import { Fault } from '../../src/core/faults.js';
import type { IntakeQueues } from '../../src/ports/broker.js';
import type { DeadLetter, DeadLetters } from '../../src/ports/dead-letters.js';
import { eventually } from '../support/eventually.js';

/** A broker with one intake queue, that nobody else uses. */
export interface LettersUnderTest {
  readonly queue: string;
  intake(): IntakeQueues;
  /** `elsewhere`: of a queue that is not there. */
  letters(elsewhere?: string): DeadLetters;
  send(bodies: readonly Buffer[], messageId?: string): Promise<void>;
  /** Dead letters that nobody has in hand. */
  dead(): Promise<number>;
  close(): Promise<void>;
}

const all = 1000;
const refusal = { kind: 'dead-letter', reason: 'invalid-request', description: 'user_id: is required; priority: is no' } as const;
const numbered = (count: number) => Array.from({ length: count }, (_, index) => Buffer.from(`message ${index}`));
const text = ({ body }: DeadLetter) => body.toString();
const textsOf = async (letters: DeadLetters) => (await letters.look(all)).letters.map(text);

export function deadLettersContract(name: string, fresh: () => Promise<LettersUnderTest>): void {
  describe(`the dead letters of ${name}`, () => {
    let broker: LettersUnderTest;
    beforeEach(async () => (broker = await fresh()));
    afterEach(() => broker.close());

    /** So many messages, each refused for the same reason. */
    async function refused(bodies: readonly Buffer[], messageId?: string): Promise<DeadLetters> {
      const intake = broker.intake();
      await intake.start(() => Promise.resolve(refusal));
      await broker.send(bodies, messageId);
      await eventually(async () => (await broker.dead()) === bodies.length);
      await intake.stop(5000);
      return broker.letters();
    }

    it('are shown as they came, with why and since when, and stay', async () => {
      const body = Buffer.from([0, 255, 10, 13, 0, 200]);
      const before = Date.now();
      const letters = await refused([body], 'm-1');
      const { letters: shown, more } = await letters.look(all);
      expect(more).to.equal(false);
      expect(shown).to.have.length(1);
      expect(shown[0]).to.deep.include({ queue: broker.queue, messageId: 'm-1' });
      expect(shown[0]).to.deep.include({ reason: refusal.reason, description: refusal.description });
      expect(shown[0]?.body.equals(body)).to.equal(true);
      expect(shown[0]?.at).to.be.within(before - 5000, Date.now() + 5000);
      await eventually(async () => (await broker.dead()) === 1);
    });

    it('of none, none are shown, and nothing is judged', async () => {
      const letters = await refused([]);
      expect(await letters.look(all)).to.deep.equal({ letters: [], more: false });
      await letters.sift(all, () => Promise.reject(new Error('there is none')));
    });

    it('survive being looked at however often, all of them, however often it is', async () => {
      const letters = await refused(numbered(5));
      for (let looks = 0; looks < 30; looks += 1) expect((await textsOf(letters)).sort()).to.deep.equal(numbered(5).map(String));
      await eventually(async () => (await broker.dead()) === 5);
    });

    it('are shown up to a number, and it is said that there are more', async () => {
      const letters = await refused(numbered(5));
      const { letters: shown, more } = await letters.look(3);
      expect(shown).to.have.length(3);
      expect(more).to.equal(true);
      expect((await letters.look(5)).more).to.equal(false);
    });

    it('are removed as it is judged, and the others stay with their reason', async () => {
      const letters = await refused(numbered(120));
      const seen: string[] = [];
      await letters.sift(all, (letter) => {
        seen.push(text(letter));
        return Promise.resolve(text(letter).endsWith('7') ? 'remove' : 'keep');
      });
      expect(new Set(seen).size, 'each was judged').to.equal(120);
      const left = numbered(120)
        .map(String)
        .filter((one) => !one.endsWith('7'));
      await eventually(async () => (await broker.dead()) === left.length);
      expect((await textsOf(letters)).sort()).to.deep.equal(left.sort());
      expect((await letters.look(1)).letters[0]).to.deep.include({ reason: refusal.reason, description: refusal.description });
    });

    it('that are removed do not come back', async () => {
      const letters = await refused(numbered(300));
      await letters.sift(all, () => Promise.resolve('remove'));
      await eventually(async () => (await broker.dead()) === 0);
      expect(await textsOf(broker.letters())).to.deep.equal([]);
    });

    it('when judging fails, are as they were, all but what was removed before; and the failure is told', async () => {
      const letters = await refused(numbered(5));
      const away = new Fault('store-unavailable', 'db-7 is gone');
      const failing = letters.sift(all, (letter) =>
        text(letter) === 'message 2' ? Promise.resolve('remove') : Promise.reject(away),
      );
      expect(await failing.catch((problem: unknown) => problem)).to.equal(away);
      const left = await eventually(async () => {
        const shown = await textsOf(broker.letters());
        return shown.length >= 4 ? shown : null;
      });
      expect(left).to.include.members(['message 0', 'message 1', 'message 3', 'message 4']);
    });

    it('of a queue that is not there cannot be had, and that is said', async () => {
      const problem: unknown = await broker
        .letters('nowhere')
        .look(all)
        .catch((thrown: unknown) => thrown);
      expect(problem).to.be.instanceOf(Fault);
      expect((problem as Fault).code).to.equal('dead-letters-unavailable');
    });
  });
}
