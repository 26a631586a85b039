// A way to a database on which a frame can be held, or everything cut.
import { placeOf } from '../place.js';
import { postgresFrames } from './postgres-frames.js';
import { Tap, type Dissector } from './tap.js';

export interface TappedDatabase {
  /** The database through the tap. */
  readonly url: string;
  readonly tap: Tap;
}

export async function tappedDatabase(databaseUrl: string, frames: () => Dissector = postgresFrames): Promise<TappedDatabase> {
  const tap = await Tap.before(() => placeOf(new URL(databaseUrl)), frames);
  const url = new URL(databaseUrl);
  url.search = '';
  url.host = `127.0.0.1:${tap.port}`;
  return { url: url.href, tap };
}
