// What the engine said last, for pages that people look at.
import type { Snapshot } from '../../core/cluster.js';
import { unlessAway } from '../../core/unless-away.js';
import type { House } from '../house.js';

/** Of pages: no more calls than this lets through, however many people look. */
export const pageAgeMs = 10_000;

/** An engine that does not answer has been told of already: what it said last is shown with its age. null: it has never answered. */
export async function newestSnapshot({ snapshots }: Pick<House, 'snapshots'>, ageMs: number): Promise<Snapshot | null> {
  return (await unlessAway(snapshots.fresh(ageMs))) ?? snapshots.latest();
}
