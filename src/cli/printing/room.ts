// How wide a line may be. In: where it is written. Out: the columns of the terminal; where a program reads, there is no bound.
import type { Output } from '../io.js';

/** Where a terminal does not say how wide it is. */
const columnsDefault = 80;

export function roomOf({ isTTY, columns }: Output): number {
  return isTTY === true ? columns || columnsDefault : Infinity;
}
