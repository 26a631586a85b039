// How long a request for which the engine had no room is left alone. In: which attempt that was. Out: a pause that doubles with each, up
// to eight times the first: an engine that is full for days is not asked, and its answer not recorded, thousands of times a request.
import type { RunsParts } from './parts.js';

const doublingsMax = 3;

export function noRoomPause({ noRoomPauseMs }: Pick<RunsParts, 'noRoomPauseMs'>, attempt: number): number {
  return noRoomPauseMs * 2 ** Math.min(Math.max(attempt - 1, 0), doublingsMax);
}
