// What came of a scenario, for people. In: its figures, and what was expected of it. Out: sentences: whether it holds, what most waited for, and what is
// not in it.
import type { Judged } from './expectations.js';
import type { Group, Simulated, WaitedBy } from './simulated.js';

export function simulatedSentence({ all, waitedBy, broken, triedAgain }: Simulated): string {
  const { requests, started, waits } = all;
  if (requests === 0) return 'No request came: look at the rates and the hours of arrivals.';
  const began = waits === null ? '' : `, 95 in 100 within ${Math.round(waits.p95)} s`;
  const lost = lostOf(all).map((one) => `; ${one}`);
  const sentences = [
    `Of ${count(requests, 'request')} ${started} ${wasOrWere(started)} started${began}${lost.join('')}.`,
    waitedSentence(waitedBy),
    ...(broken === 0
      ? []
      : [`The platform broke ${count(broken, 'run')}; ${triedAgain} of them ${wasOrWere(triedAgain)} tried again.`]),
  ];
  return sentences.join(' ');
}

function lostOf({ expired, rejected, left, failed }: Group): string[] {
  const lost = [
    [expired, 'expired'],
    [rejected, `${wasOrWere(rejected)} rejected`],
    [left, 'still waited a day later'],
    [failed, 'failed'],
  ] as const;
  return lost.filter(([many]) => many > 0).map(([many, what]) => `${many} ${what}`);
}

function waitedSentence(waitedBy: readonly WaitedBy[]): string {
  const [most] = waitedBy;
  const waited = waitedBy.reduce((sum, { requests }) => sum + requests, 0);
  if (most === undefined) return 'Nobody waited.';
  return `Of ${waited} that waited, ${most.requests} did so under rule "${most.rule}" (${most.case}).`;
}

/** null: nothing was expected. */
export function verdictSentence(all: readonly Judged[]): string | null {
  const unmet = all.filter(({ holds }) => !holds);
  if (all.length === 0) return null;
  if (unmet.length === 0) return all.length === 1 ? 'What was expected holds.' : `All ${all.length} expectations hold.`;
  const told = unmet.map(({ expected, got }) => `${expected}: it is ${got === null ? 'not known' : Number(got.toFixed(2))}`);
  return `Not as expected: ${told.join('; ')}.`;
}

export const simulationGrounds =
  'Simulated, not measured: requests, runs and outages are as the scenario says, by chance with its seed. Warm-ups, runs of others, what ' +
  'operators do by hand and what the engine refuses are not in it.';

function wasOrWere(many: number): string {
  return many === 1 ? 'was' : 'were';
}

function count(many: number, what: string): string {
  return many === 1 ? `1 ${what}` : `${many} ${what}s`;
}
