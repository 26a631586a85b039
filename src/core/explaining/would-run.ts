// Whether a change would let a request run, and the smallest of its kind that does: it is applied and decided on.
import { applied, type Change } from './change.js';
import { whenEnded, type RunsEnd } from './ended-runs.js';
import { answer, type Question } from './question.js';

/** More runs than that nobody waits for. */
const runsMax = 512;

export function wouldRun(change: Change, question: Question): boolean {
  return answer(applied(change, question)).runs && ('runs' in change ? runsAtMost(change, question) : true);
}

/** Also where more of the runs that end are of its job and tenant than surely are: others of those come before it. */
function runsAtMost(change: RunsEnd, question: Question): boolean {
  const { outlook } = question;
  const world = whenEnded(change, { ...question, ofOwn: 'most' }, outlook.world);
  return answer({ ...question, outlook: { ...outlook, world } }).runs;
}

/** The least number that lets it run: more never does worse, so it is looked for by halves. */
export function fewest(make: (number: number) => Change, there: number, question: Question): Change[] {
  const most = Math.min(there, runsMax);
  if (most < 1 || !wouldRun(make(most), question)) return [];
  let [tooFew, enough] = [0, most];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (wouldRun(make(middle), question)) enough = middle;
    else tooFew = middle;
  }
  return [make(enough)];
}
