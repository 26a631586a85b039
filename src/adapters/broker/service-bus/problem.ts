// In: what the client library throws. Out: the problem itself, and what it means for who called.

/** After more than one try the library throws all of them in one error without a code: the last one says how things stand. */
export function lastProblem(problem: unknown): unknown {
  let last = problem;
  // Tries of tries, when a name has several addresses; no deeper than that.
  for (let depth = 0; depth < 3; depth += 1) {
    if (!(last instanceof AggregateError) || last.errors.length === 0) break;
    last = last.errors.at(-1);
  }
  return last;
}

/** The library's word for it, or null when it has none. */
export function codeOf(problem: unknown): string | null {
  const last = lastProblem(problem);
  return last instanceof Error && 'code' in last && typeof last.code === 'string' ? last.code : null;
}

/** The broker asks for less. */
export function isBusy(problem: unknown): boolean {
  return codeOf(problem) === 'ServiceBusy';
}

const ofTheQueue: ReadonlySet<string | null> = new Set([
  ...['MessagingEntityNotFound', 'MessagingEntityDisabled', 'UnauthorizedAccess'],
  // It is full.
  'QuotaExceeded',
]);

/** The queue is the trouble, and not the way to the broker. */
export function isOfTheQueue(problem: unknown): boolean {
  return ofTheQueue.has(codeOf(problem));
}

/** The message is another consumer's by now, or comes again: settling it here is over. */
export function isLockLost(problem: unknown): boolean {
  const code = codeOf(problem);
  return code === 'MessageLockLost' || code === 'MessageNotFound' || code === 'SessionLockLost';
}

/** The queue takes no such message: it has sessions, and the message has none. The library has no code for it, but a word. */
function isNotAllowed(problem: unknown): boolean {
  return problem instanceof Error && problem.message.startsWith('InvalidOperationError');
}

/** Too large, not of the queue's kind, or refused by the library before it left: the next message may go by the same sender. */
export function isOfTheMessage(problem: unknown): boolean {
  const last = lastProblem(problem);
  if (last instanceof TypeError || last instanceof RangeError) return true;
  return isNotAllowed(last) || codeOf(last) === 'MessageSizeExceeded';
}

/**
 * Sending the same again will not help: no such queue, or a message that is not for it. Not being let in is no matter of the message: while a
 * key is changed, nothing is parked.
 */
export function isUndeliverable(problem: unknown): boolean {
  return isOfTheMessage(problem) || codeOf(problem) === 'MessagingEntityNotFound';
}
