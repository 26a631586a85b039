// Trouble on demand, for tests: what a network and a busy service do to a client. In: what a test asks for. Out: the same, once, at the
// next occasion. Promised: nothing goes wrong that was not asked for.
export interface Links {
  /** Destroys every connection; answers how many there were, when they are gone. */
  cut(): Promise<number>;
  /** Detaches the links of an entity with this condition; answers how many there were. */
  detach(address: string, condition: string): number;
}

export class Faults {
  #links: Links | null = null;
  #busy = 0;
  #droppedAnswers = 0;
  #answerDelayMs = 0;

  /** Connections end as when a cable is pulled. Locks are kept until their time is over, unless the broker was started otherwise. */
  async cutConnections(): Promise<number> {
    return (await this.#links?.cut()) ?? 0;
  }

  detachLinks(address: string, condition = 'amqp:link:detach-forced'): number {
    return this.#links?.detach(address, condition) ?? 0;
  }

  /** So many of the next attaches and sends are answered "server busy". */
  serverBusy(times: number): void {
    this.#busy = times;
  }

  /** Answers (to sends, settlements and management) are held back for so long; 0 ends it. */
  delayAnswers(ms: number): void {
    this.#answerDelayMs = ms;
  }

  /** So many of the next settlements are carried out and never answered. */
  dropSettlementAnswers(times: number): void {
    this.#droppedAnswers = times;
  }

  get answerDelayMs(): number {
    return this.#answerDelayMs;
  }

  takeBusy(): boolean {
    if (this.#busy === 0) return false;
    this.#busy -= 1;
    return true;
  }

  takeDroppedAnswer(): boolean {
    if (this.#droppedAnswers === 0) return false;
    this.#droppedAnswers -= 1;
    return true;
  }

  reach(links: Links): void {
    this.#links = links;
  }
}
