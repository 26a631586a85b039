// What somebody else is asked who may be away. In: the question. Out: the answer; null while there is none, which passes by itself and is told of
// by whoever holds the connection. Promised: any other failure is thrown, for it is nobody's being away.
import { isPassing } from './faults.js';

export async function unlessAway<T>(asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (problem) {
    if (isPassing(problem)) return null;
    throw problem;
  }
}
