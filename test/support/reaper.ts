// Ends processes that a test run started, however the run itself ends, also by SIGKILL: a shell holds the list and waits for our end of
// its pipe to close, which the kernel does for us.
import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { atEndOfRun } from './end-of-run.js';

const REAPER = `
live=
while read -r sign pid; do
  rest=
  for other in $live; do [ "$other" = "$pid" ] || rest="$rest $other"; done
  live=$rest
  [ "$sign" = + ] && live="$live $pid"
done
for pid in $live; do kill -s KILL -- "-$pid"; done
`;

let list: Writable | null = null;

/** `pid` leads a process group of its own; the group is killed. */
export function reapAtEnd(pid: number): void {
  (list ??= startReaper()).write(`+ ${pid}\n`);
}

/** It ended: its id may belong to somebody else soon. */
export function reaped(pid: number): void {
  list?.write(`- ${pid}\n`);
}

function startReaper(): Writable {
  const reaper = spawn('/bin/sh', ['-c', REAPER], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' });
  reaper.stdin.on('error', () => undefined); // Written after its end: nothing is left to reap then.
  const done = new Promise<void>((resolve) => {
    reaper.once('close', () => {
      resolve();
    });
  });
  atEndOfRun(async () => {
    list = null;
    reaper.stdin.end();
    await done;
  });
  return reaper.stdin;
}
