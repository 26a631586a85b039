// A read that people asked for, and that the server has given up for its length. In: the read. Out: its rows. Promised: what would take as long when it is asked again
// is not told as a store that cannot be reached.
import { Fault } from '../../../../core/faults.js';
import { reasonOf, sqlStateOf } from './errors.js';

const queryCanceled = '57014';

/** Throws a Fault 'took-too-long' after `statement_timeout_ms`, and whatever else the read throws. */
export async function unlessTooLong<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (sqlStateOf(error) !== queryCanceled) throw error;
    throw new Fault('took-too-long', reasonOf(error), { cause: error });
  }
}
