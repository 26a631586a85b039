/** Identities, handed in so that the simulator can repeat a run. */
export interface Ids {
  /** A UUIDv7: sorts by time of making. */
  next(): string;
}
