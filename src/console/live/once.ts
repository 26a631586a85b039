// A view that is asked for when it is opened, and then only when somebody wants it anew: of what costs the service more than a look at its rows. Promised: one
// call at a time; after `stop` nothing is told any more.
import type { Answer } from '../api/answer.js';
import type { Poll } from './poll.js';

export function askOnce<Value>(ask: () => Promise<Answer<Value>>, tell: (answer: Answer<Value>) => void): Poll {
  const is = { stopped: false, asking: false };
  const heard = (answer: Answer<Value>) => {
    is.asking = false;
    if (!is.stopped) tell(answer);
  };
  const turn = async () => {
    if (is.asking || is.stopped) return;
    is.asking = true;
    heard(await ask());
  };
  void turn();
  return { again: () => void turn(), stop: () => void (is.stopped = true) };
}
