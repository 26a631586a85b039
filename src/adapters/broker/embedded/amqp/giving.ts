// A link by which a client receives. In: credit and outcomes from the client. Out: messages, each under its lock, and answers. Promised:
// never more messages than credit; a drain is answered at once; a session that was lost closes the link.
import type { Delivery, Sender } from 'rhea';
import type { Queue } from '../machine/queue.js';
import type { Answers } from './answers.js';
import { lockLost, sessionLockLost } from './conditions.js';
import { tagOf, tokenOfTag } from './lock-token.js';
import { creditLeft, endDrain } from './rhea-internals.js';
import { settlementOf } from './settlement.js';
import type { Outcome } from './settlement.js';
import { writeMessage } from './write-message.js';

export interface Terms {
  readonly owner: string;
  readonly sessionId: string | null;
  /** Receive and delete: given is settled. */
  readonly forGood: boolean;
}

export class Giving {
  readonly #inHand = new Set<string>();
  readonly #look = (): void => this.#pump();
  #ended = false;

  constructor(
    readonly sender: Sender,
    readonly queue: Queue,
    private readonly terms: Terms,
    private readonly answers: Answers,
  ) {
    queue.watchers.add(this.#look);
  }

  /** There may be credit, or a message to give for it. */
  look(): void {
    this.queue.wake(this.#look);
  }

  #pump(): void {
    if (this.#ended || !this.sender.is_open()) return;
    while (creditLeft(this.sender) > 0 && this.#giveNext());
    if (this.#lostSession()) {
      this.end(false);
      this.sender.close(sessionLockLost);
    } else endDrain(this.sender);
  }

  settled(outcome: Outcome, delivery: Delivery): void {
    const token = tokenOfTag(Buffer.from(delivery.tag as Buffer));
    this.#inHand.delete(token);
    const result = this.queue.settle(token, settlementOf(outcome, delivery.remote_state));
    const lost = this.queue.sessions === null ? lockLost : sessionLockLost;
    this.answers.give(delivery, 'given-to-peer', result === 'done' ? null : lost);
    this.look();
  }

  /** The link is gone. A session ends with its link; other locks last until their time is over, unless they are given back. */
  end(giveBack: boolean): void {
    if (this.#ended) return;
    this.#ended = true;
    this.queue.watchers.delete(this.#look);
    const { sessionId, owner } = this.terms;
    if (sessionId !== null) this.queue.releaseSession(sessionId, owner);
    else if (giveBack) this.queue.giveBack(this.#inHand);
  }

  #giveNext(): boolean {
    const { owner, sessionId, forGood } = this.terms;
    const held = forGood ? this.queue.takeForGood(owner, sessionId) : this.queue.take(owner, sessionId);
    if (held === null) return false;
    const token = held.lock?.token ?? owner;
    if (!forGood) this.#inHand.add(token);
    // Format 0: the bytes are an encoded message already.
    this.sender.send(writeMessage(held), tagOf(token), 0);
    return true;
  }

  #lostSession(): boolean {
    const { sessionId, owner } = this.terms;
    return sessionId !== null && this.queue.sessions?.find(sessionId)?.holder?.owner !== owner;
  }
}
