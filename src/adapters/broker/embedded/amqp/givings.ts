// All links by which clients receive. In: the library's events. Out: the link they belong to, told. Promised: a link that ends, by
// whatever way, ends once, and lets go of its session.
import type { Connection, Container, Delivery, EventContext, Sender } from 'rhea';
import type { Clock } from '../../../../ports/clock.js';
import rhea from 'rhea';
import type { Queue } from '../machine/queue.js';
import type { Answers } from './answers.js';
import { grantInAttach, isForGood, refuseAttach, sessionAsked } from './attach.js';
import { notAllowed } from './conditions.js';
import type { Condition } from './conditions.js';
import { Giving } from './giving.js';
import { answerDrains, attachOf, forget, holdAttach } from './rhea-internals.js';
import { enterSession } from './session-door.js';
import type { Outcome } from './settlement.js';

const outcomes: readonly Outcome[] = ['accepted', 'released', 'modified', 'rejected'];

export class Givings {
  readonly #givings = new Map<Sender, Giving>();
  readonly #waiting = new Map<Sender, AbortController>();

  constructor(
    private readonly clock: Clock,
    private readonly answers: Answers,
    private readonly givesBackOnCut: boolean,
  ) {}

  listen(container: Container): void {
    container.on('sender_flow', ({ sender }: EventContext) => this.#of(sender)?.look());
    // Of the library's ring of deliveries a part is free again.
    container.on('sendable', ({ sender }: EventContext) => this.#of(sender)?.look());
    container.on('sender_close', ({ sender }: EventContext) => this.#end((link) => link === sender, false));
    container.on('session_close', ({ session }: EventContext) => this.#end((link) => link.session === session, false));
    container.on('connection_close', ({ connection }: EventContext) => this.#endOf(connection));
    container.on('disconnected', ({ connection }: EventContext) => this.#endOf(connection));
    for (const outcome of outcomes)
      container.on(outcome, ({ sender, delivery }: EventContext) => this.#settled(outcome, sender, delivery));
  }

  open(sender: Sender, queue: Queue): void {
    answerDrains(sender);
    const asked = sessionAsked(sender);
    if (asked === null && queue.sessions === null) {
      this.#start(sender, queue, { owner: rhea.generate_uuid(), sessionId: null });
      return;
    }
    if (asked === null || queue.sessions === null) {
      const needs = queue.sessions === null ? 'has no sessions' : 'requires sessions';
      sender.close(notAllowed(`The entity '${queue.address}' ${needs}.`));
      return;
    }
    holdAttach(sender);
    void this.#enter(sender, queue, asked);
  }

  detach(address: string, error: Condition): number {
    const links = [...this.#givings.values()].filter(({ queue }) => queue.address.toLowerCase() === address.toLowerCase());
    for (const { sender } of links) {
      this.#end((link) => link === sender, false);
      sender.close(error);
    }
    return links.length;
  }

  async #enter(sender: Sender, queue: Queue, asked: { id: string | null; timeoutMs: number }): Promise<void> {
    const owner = rhea.generate_uuid();
    const waiting = new AbortController();
    this.#waiting.set(sender, waiting);
    const entrance = await enterSession(queue, this.clock, { ...asked, owner, signal: waiting.signal });
    const gone = waiting.signal.aborted;
    this.#waiting.delete(sender);
    if (entrance.outcome === 'given-up') return;
    if (entrance.outcome === 'refused') refuseAttach(sender, entrance.condition);
    else if (gone) queue.releaseSession(entrance.id, owner);
    else {
      grantInAttach(sender, entrance.id, entrance.until);
      sender.open();
      this.#start(sender, queue, { owner, sessionId: entrance.id });
    }
  }

  #start(sender: Sender, queue: Queue, { owner, sessionId }: { owner: string; sessionId: string | null }): void {
    const forGood = isForGood(sender);
    if (forGood) attachOf(sender).snd_settle_mode = 1;
    this.#givings.set(sender, new Giving(sender, queue, { owner, sessionId, forGood }, this.answers));
  }

  #settled(outcome: Outcome, sender: Sender | undefined, delivery: Delivery | undefined): void {
    if (delivery === undefined) return;
    const giving = this.#of(sender);
    // A reply of $cbs or $management, or a link that is going.
    if (giving === undefined) forget(delivery);
    else giving.settled(outcome, delivery);
  }

  #of(sender: Sender | undefined): Giving | undefined {
    return sender === undefined ? undefined : this.#givings.get(sender);
  }

  #endOf(connection: Connection): void {
    this.#end((link) => link.connection === connection, this.givesBackOnCut);
  }

  #end(gone: (link: Sender) => boolean, giveBack: boolean): void {
    for (const [sender, giving] of [...this.#givings]) {
      if (!gone(sender)) continue;
      this.#givings.delete(sender);
      giving.end(giveBack);
    }
    for (const [sender, waiting] of [...this.#waiting]) if (gone(sender)) waiting.abort();
  }
}
