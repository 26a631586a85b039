// A file is read within a time, or one sentence says which it was and how long it was waited for. A mount that hangs answers neither the read nor its
// abort, so the read is left behind. Promised: what is left behind never holds more than two of the process's threads, whatever is looked at and how often.

/**
 * Node has four threads, for files and for the addresses of hosts: with all of them in a mount that hangs, no connection is made any more, to
 * nobody. Files of ours are small: two at a time are as fast.
 */
const atOnceMax = 2;
let going = 0;
let waiting: readonly (() => void)[] = [];
/** Until they answer they are not asked for again. */
const leftBehind = new Set<string>();

/** It may never answer: whoever waits for it waits as long. */
export class TooSlow extends Error {
  constructor(path: string, withinMs: number) {
    super(
      `${path} could not be read within ${withinMs / 1_000} s: its disk or mount does not answer, or this machine is overloaded. Check both, then try again`,
    );
  }
}

export async function inTime<Read>(path: string, withinMs: number, read: (signal: AbortSignal) => Promise<Read>): Promise<Read> {
  if (leftBehind.has(path)) throw new TooSlow(path, withinMs);
  const signal = AbortSignal.timeout(withinMs);
  if (!(await turn(signal))) throw new TooSlow(path, withinMs);
  const reading = read(signal).finally(() => {
    leftBehind.delete(path);
    ended();
  });
  const late = new Promise<never>((_, reject) => {
    const giveUp = (): void => {
      leftBehind.add(path);
      reject(new TooSlow(path, withinMs));
    };
    signal.addEventListener('abort', giveUp, { once: true });
    const answered = (): void => signal.removeEventListener('abort', giveUp);
    reading.then(answered, answered);
  });
  return Promise.race([reading, late]);
}

/** Whether it came in time. */
async function turn(signal: AbortSignal): Promise<boolean> {
  while (going >= atOnceMax && !signal.aborted)
    await new Promise<void>((go) => {
      waiting = [...waiting, go];
      signal.addEventListener('abort', () => go(), { once: true });
    });
  if (signal.aborted) return false;
  going += 1;
  return true;
}

function ended(): void {
  going -= 1;
  const woken = waiting;
  waiting = [];
  for (const go of woken) go();
}
