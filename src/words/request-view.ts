// One job request: where it is and why, what came of it, what it is. What people ask first comes first.
import { doubtLines } from './doubt.js';
import type { Line } from './line.js';
import { isHeld, nextCheckText } from './next-check.js';
import type { Answering, RequestViewJson, ResponseBody } from './request-shapes.js';
import { duration, relativeTime, sinceThen, toldTime } from './time.js';

type Told = Omit<RequestViewJson, 'attempts' | 'response'> & { readonly response: Answering | null };

/** `result`: the lines of what its response says. */
export function requestLines(view: Told, now: number, result: readonly Line[]): Line[] {
  return [...whereItIs(view, now), ...howItAnswers(view, now, result), ...whoFollows(view), ...whatItIs(view, now)];
}

function whereItIs({ state, waiting, moved_to: movedTo, run, in_doubt: doubt, times, cost }: Told, now: number): Line[] {
  const { started, finished } = times;
  const told = (time: string | null) => (time === null ? null : toldTime(time, now));
  return [
    ['state', state],
    ['moved to', movedTo === null ? null : `pool ${movedTo}`],
    ...(waiting === null ? [] : whyItWaits(waiting, times.expires, now)),
    ...(run === null ? [] : whereItRuns(run, now)),
    ...doubtLines(doubt, now),
    ['started', told(started)],
    ['ended', told(finished)],
    ['took', started === null || finished === null ? null : duration(Date.parse(finished) - Date.parse(started))],
    ['cost', cost === null ? null : String(cost)],
  ];
}

function whyItWaits(waiting: NonNullable<Told['waiting']>, expires: string, now: number): Line[] {
  const held = isHeld(waiting);
  return [
    ['why', waiting.reason],
    ['', `case ${waiting.case}, rule ${waiting.rule}, for ${sinceThen(waiting.since, now)}`],
    ['next check', nextCheckText({ held, at: waiting.next_check }, now)],
    ['position', held ? null : positionText(waiting.position)],
    ['expires', relativeTime(expires, now)],
  ];
}

function positionText(position: number | null): string {
  if (position === null) return 'not among the first';
  return position === 1 ? '1, it is next' : String(position);
}

function whereItRuns(run: NonNullable<Told['run']>, now: number): Line[] {
  const { out_of_contact_since: since } = run;
  return [
    ['run', runText(run)],
    ['', run.url],
    ['out of contact', since === null ? null : `for ${sinceThen(since, now)}`],
  ];
}

function runText({ run_id: id, pool, cluster_id: cluster }: NonNullable<Told['run']>): string {
  const place = [pool === null ? '' : `pool ${pool}`, cluster === null || cluster === '' ? '' : `cluster ${cluster}`];
  return [id ?? 'being submitted', ...place.filter(Boolean)].join(', ');
}

function howItAnswers({ response, notification_queue: queue }: Told, now: number, result: readonly Line[]): Line[] {
  if (queue === '') return [...result, ['answers to', 'nobody: no notification queue was named']];
  if (response === null) return [['answers to', queue]];
  const { delivery, published, attempts, reason } = response;
  const tries = attempts === 1 ? '1 try' : `${attempts} tries`;
  const done = published === null ? `${delivery}, ${tries}` : `${delivery} ${relativeTime(published, now)}`;
  return [...result, ['response', `${done}, to ${response.queue}`], ['', reason]];
}

/** The message is made of causes: what it has said is not said again. */
export function causeText({ step, code, message }: ResponseBody['causes'][number], said: string): string {
  const place = `${code} in ${step}`;
  return message === '' || said.includes(message) ? place : `${place}: ${message}`;
}

function whoFollows({ followers }: Told): Line[] {
  return followers.map(({ job_id: job, state, request_id: id, reason }): Line => {
    const more = id ?? reason;
    const text = `job ${job}, ${state}${more === null ? '' : `: ${more}`}`;
    return id === null ? ['then', text] : ['then', text, ['requests', id]];
  });
}

function whatItIs({ template, follows, ...view }: Told, now: number): Line[] {
  return [
    ['received', toldTime(view.times.received, now)],
    ['correlation', view.correlation_id],
    ['tenant', view.tenant_id],
    ['user', view.user_id],
    ['job', view.job_id, ['jobs', view.job_id]],
    ['cluster type', view.cluster_type],
    ['priority', String(view.priority)],
    ['source', view.source],
    ['template', template === null ? null : `${template.name}, version ${template.version}`],
    ...(follows === null ? [] : [leaderLine(follows)]),
  ];
}

function leaderLine({ request_id: id, correlation_id: correlation }: NonNullable<Told['follows']>): Line {
  return ['follows', `${id}, correlation ${correlation}`, ['requests', id]];
}
