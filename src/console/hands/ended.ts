// What is said of a request that ends while somebody looks at it or is about to do something with it.

export const isFinal = (state: string): boolean =>
  ['succeeded', 'failed', 'timed-out', 'cancelled', 'rejected', 'expired'].includes(state);

export function endedText(state: string): string {
  return `This request has ended in the meantime: ${state}. Nothing more can be done with it.`;
}

/** Only where nothing was sent. */
export const tooLateText = 'Nothing was sent: the request ended first.';
