// In: what was seen of a run. Out: the sight of it in the words of every engine, with outputs when it has succeeded.
import type { RunSight } from '../../../ports/engine.js';
import { outputsOf } from './outputs.js';
import { runEndOf } from './run-end.js';
import type { RunFolder } from './run-folder.js';
import type { Ended } from './run-record.js';
import type { Seen } from './see.js';
import { readWritten } from './whole-file.js';

export async function sightOf(seen: Seen, folder: RunFolder): Promise<RunSight> {
  switch (seen.kind) {
    case 'unknown':
      return forgotten;
    case 'accepted':
      return { kind: 'active', phase: 'pending', executingSince: null, url: null };
    case 'active':
      return { kind: 'active', phase: seen.stopping ? 'ending' : 'running', executingSince: seen.since, url: null };
    case 'ended': {
      const { record, since, ended } = seen;
      const outputs = await outputsOf(folder.output, ended.output);
      return { kind: 'ended', end: runEndOf(ended, record, outputs), executingSince: since, endedAt: ended.at, url: null };
    }
  }
}

/** Of a run that did not succeed: its files, and what it had reported. */
export async function leftIn(folder: RunFolder): Promise<readonly string[]> {
  const ended = await readWritten<Ended>(folder.end);
  return (await outputsOf(folder.output, ended?.output ?? null)).uris;
}

export const forgotten: RunSight = {
  kind: 'ended',
  end: { kind: 'forgotten', message: 'The process engine has no such run; ended runs are kept for some days only.' },
  executingSince: null,
  endedAt: null,
  url: null,
};
