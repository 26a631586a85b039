// In: the state folder and a token. Out: the places of one run, and the one way to create it. Promised: a run folder appears whole, with
// its run.json, or not at all; of two who create it at once, one is told that it did and the other that it was there.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from './run-record.js';
import { hasCode, replaceFile, settle } from './whole-file.js';

export interface RunFolder {
  readonly path: string;
  readonly run: string;
  readonly started: string;
  readonly command: string;
  readonly stop: string;
  readonly end: string;
  readonly log: string;
  readonly runnerLog: string;
  readonly output: string;
}

export function runFolder(path: string): RunFolder {
  return {
    path,
    run: join(path, 'run.json'),
    started: join(path, 'started.json'),
    command: join(path, 'command.json'),
    stop: join(path, 'stop.json'),
    end: join(path, 'end.json'),
    log: join(path, 'log.txt'),
    runnerLog: join(path, 'runner-log.txt'),
    output: join(path, 'output'),
  };
}

export interface StateFolder {
  of(token: string): RunFolder;
  tokens(): Promise<string[]>;
  /** false: there is a run with this token already. */
  create(record: RunRecord): Promise<boolean>;
  /** Takes an ended run away. */
  remove(token: string): Promise<void>;
  /** Clears what a crash in the middle of creating or removing has left; at most `countMax` folders. Only drafts that are not in use. */
  clear(countMax: number): Promise<void>;
}

/** What may be the name of a folder everywhere: no separators, no dots in front, at most 64 characters. */
export const tokenPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Folders are entered by the service's own user only: parameters and declared environments lie in them. */
export async function openStateFolder(stateDir: string): Promise<StateFolder> {
  const runs = join(stateDir, 'runs');
  const incoming = join(stateDir, 'incoming');
  const removed = join(stateDir, 'removed');
  for (const folder of [runs, incoming, removed]) await mkdir(folder, { recursive: true, mode: 0o700 });
  const inUse = new Set<string>();

  return {
    of: (token) => runFolder(join(runs, token)),
    tokens: async () => (await readdir(runs)).filter((name) => tokenPattern.test(name)).sort(),
    create: async (record) => {
      const name = `${process.pid}-${randomUUID()}`;
      const draft = runFolder(join(incoming, name));
      inUse.add(name);
      try {
        await mkdir(draft.output, { recursive: true, mode: 0o700 });
        await replaceFile(draft.run, record);
        // Refused by the system when the target has content, and a run folder always has: exclusive and whole at once.
        await rename(draft.path, join(runs, record.token));
        await settle(runs);
        return true;
      } catch (problem) {
        if (hasCode(problem, 'ENOTEMPTY', 'EEXIST')) return false;
        throw problem;
      } finally {
        inUse.delete(name);
        await rm(draft.path, { recursive: true, force: true });
      }
    },
    remove: async (token) => {
      const grave = join(removed, `${token}.${randomUUID()}`);
      await rename(join(runs, token), grave);
      await rm(grave, { recursive: true, force: true });
    },
    clear: async (countMax) => {
      const drafts = (await readdir(incoming)).filter((name) => !inUse.has(name) && !isOfAnother(name));
      const left = [
        ...drafts.map((name) => join(incoming, name)),
        ...(await readdir(removed)).map((name) => join(removed, name)),
      ];
      for (const folder of left.slice(0, countMax)) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A draft begins with the id of the process that makes it: another live keeper on the same folder keeps its own. */
function isOfAnother(name: string): boolean {
  const pid = Number.parseInt(name, 10);
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
