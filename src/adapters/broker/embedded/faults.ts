// Trouble on demand, for tests: what a network and a busy service do to a client. In: what a test asks for. Out: the same, once, at the
// next occasion. Promised: nothing goes wrong that was not asked for.
export interface Links {
  /** Destroys every connection; answers how many there were, when they are gone. */
  cut(): Promise<number>;
  /** Detaches the links of an entity with this condition; answers how many there were. */
  detach(address: string, condition: string): number;
  /** Ends every connection and accepts none, as when the broker is restarted. What is in the queues stays. */
  leave(): Promise<void>;
  /** Listens again, on the port it had. */
  comeBack(): Promise<void>;
}

export class Faults {
  #links: Links | null = null;
  #busy = 0;
  #droppedAnswers = 0;
  #answerDelayMs = 0;
  #sendRefusal: string | null = null;
  #idsLeftOut = false;
  #silent: string | null = null;

  /** Connections end as when a cable is pulled. Locks are kept until their time is over, unless the broker was started otherwise. */
  async cutConnections(): Promise<number> {
    return (await this.#links?.cut()) ?? 0;
  }

  detachLinks(address: string, condition = 'amqp:link:detach-forced'): number {
    return this.#links?.detach(address, condition) ?? 0;
  }

  /** Nobody listens any more, until `comeBack`. */
  async leave(): Promise<void> {
    await this.#links?.leave();
  }

  async comeBack(): Promise<void> {
    await this.#links?.comeBack();
  }

  /** Every send is refused with this condition; null ends it. */
  refuseSends(condition: string | null): void {
    this.#sendRefusal = condition;
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

  /** Messages that were sent without an id stay so. Whether Azure makes one is nowhere promised. */
  leaveIdsOut(): void {
    this.#idsLeftOut = true;
  }

  get idsLeftOut(): boolean {
    return this.#idsLeftOut;
  }

  /** What is sent to this entity is never answered, as when it is stuck; null ends it. */
  silence(address: string | null): void {
    this.#silent = address;
  }

  isSilent(address: string): boolean {
    return address === this.#silent;
  }

  get sendRefusal(): string | null {
    return this.#sendRefusal;
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
