// A file is read within a time, or one sentence says which it was and how long it was waited for. A mount that hangs answers neither the read nor its
// abort, so the read is left behind.
export function inTime<Read>(path: string, withinMs: number, read: (signal: AbortSignal) => Promise<Read>): Promise<Read> {
  const signal = AbortSignal.timeout(withinMs);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error(tooSlow(path, withinMs))), { once: true });
  });
  return Promise.race([read(signal), late]);
}

function tooSlow(path: string, withinMs: number): string {
  return `${path} could not be read within ${withinMs / 1_000} s: its disk or mount does not answer, or this machine is overloaded. Check both, then try again`;
}
