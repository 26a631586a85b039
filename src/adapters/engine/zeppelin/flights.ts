// One call under one key at a time: who asks for the same meanwhile gets the same answer. Holds nothing once the call is over.
export class Flights<Answer> {
  readonly #under = new Map<string, Promise<Answer>>();

  join(key: string, begin: () => Promise<Answer>): Promise<Answer> {
    const flying = this.#under.get(key);
    if (flying !== undefined) return flying;
    const flight = begin().finally(() => this.#under.delete(key));
    this.#under.set(key, flight);
    return flight;
  }
}
