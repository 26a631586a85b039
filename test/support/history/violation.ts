// What a history must not show.
export interface Violation {
  /** The promise, by its name in docs/reliability.md. */
  readonly promise: 'accounted' | 'one-run' | 'limits' | 'final' | 'one-response' | 'told' | 'no-leak' | 'no-wait';
  readonly sentence: string;
}
