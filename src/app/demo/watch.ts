// The live part of the demo. In: the service, and where people read. Out: the requests as they are at its end: when each has ended and was answered,
// when the time is over, or when nobody reads any more.
import { systemClock } from '../../adapters/clock/system-clock.js';
import { everyTenant } from '../../core/caller.js';
import { isFinal } from '../../core/lifecycle.js';
import type { Keeper } from '../../ports/keeper.js';
import { unfiltered, type RequestRow } from '../../ports/store/reading.js';
import type { Told } from '../configured.js';
import type { Answers } from './answers.js';
import { board, counts } from './board.js';

const lookEveryMs = 400;
/** Where no terminal can be redrawn, a line is enough, this often. */
const lineEveryMs = 2_000;
/** Lines of a picture beside its rows. */
const pictureFrame = 6;

interface Watched {
  readonly keeper: Pick<Keeper, 'requests'>;
  readonly answers: Pick<Answers, 'received'>;
}

export interface Telling {
  /** Where people read what happens. */
  readonly story: Told;
  /** Whether all of it is for nobody any more. */
  readonly isUnread: () => boolean;
}

interface Watching extends Telling {
  readonly end: number;
}

export async function watchUntilDone(
  { keeper, answers }: Watched,
  expected: number,
  { story, isUnread, end }: Watching,
): Promise<readonly RequestRow[]> {
  // A picture that does not fit cannot be drawn over.
  const live = story.isTTY === true && (story.rows ?? 0) > expected + pictureFrame;
  const show = live ? redrawn(story) : told(story);
  const all = { ...unfiltered, limit: 500, reach: everyTenant };
  for (;;) {
    const rows = await keeper.requests(all);
    show(rows);
    const done = haveEnded(rows, expected) && answers.received.size >= expected;
    if (done || isUnread() || systemClock.now() >= end) {
      if (!live) story.write(`${board(rows, 150)}\n`);
      story.write('\n');
      return rows;
    }
    await systemClock.pause(lookEveryMs);
  }
}

function haveEnded(rows: readonly RequestRow[], expected: number): boolean {
  return rows.length >= expected && rows.every(({ state }) => isFinal(state));
}

type Show = (rows: readonly RequestRow[]) => void;

/** One picture, drawn over itself. */
function redrawn(story: Told): Show {
  let drawn = 0;
  return (rows) => {
    const picture = `${board(rows, story.columns ?? 150)}\n`;
    // Back to where the last picture began, and over it.
    story.write(`${drawn === 0 ? '' : `\u001b[${drawn}A\u001b[J`}${picture}`);
    drawn = picture.split('\n').length - 1;
  };
}

/** A line now and then. */
function told(story: Told): Show {
  let last = 0;
  return (rows) => {
    if (systemClock.now() - last < lineEveryMs) return;
    story.write(`${counts(rows)}${whyOf(rows)}\n`);
    last = systemClock.now();
  };
}

/** The reason that most of the waiting share. */
function whyOf(rows: readonly RequestRow[]): string {
  const reasons = new Map<string, number>();
  for (const { waits } of rows) if (waits !== null) reasons.set(waits.reason, (reasons.get(waits.reason) ?? 0) + 1);
  const [most] = [...reasons].sort((a, b) => b[1] - a[1]);
  return most === undefined ? '' : ` · ${most[1]} wait because: ${most[0]}`;
}
