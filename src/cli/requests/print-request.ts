// One job request for people: what it is, where it is and why, what came of it, its attempts, its response.
import type { Instant } from '../../core/ids.js';
import type { RequestViewJson } from './request-shapes.js';
import type { Io } from '../io.js';
import { oneLine, paintFor } from '../printing/print.js';
import { doubtLines } from './doubt-lines.js';
import { printAttempts } from './print-attempts.js';
import { printLines, type Line } from '../printing/print-lines.js';
import type { WideOption } from '../printing/print-list.js';
import { duration, relativeTime, untilThen } from '../printing/relative-time.js';
import { resultOf } from './request-result.js';

export function printRequest(view: RequestViewJson, io: Io, wide: WideOption): void {
  const now = io.clock.now();
  io.stdout.write(`${paintFor(io)('bold', `Job request ${oneLine(view.request_id)}`)}\n`);
  printLines([...whatItIs(view), ...whereItIs(view, now), ...howItAnswers(view, now), ...whoFollows(view)], io);
  printAttempts(view, now, io, wide);
}

function whatItIs(view: RequestViewJson): Line[] {
  return [
    ['correlation', view.correlation_id],
    ['tenant', view.tenant_id],
    ['user', view.user_id],
    ['job', view.job_id],
    ['cluster type', view.cluster_type],
    ['priority', String(view.priority)],
    ['source', view.source],
    ['template', view.template === null ? null : `${view.template.name}, version ${view.template.version}`],
    ['follows', view.follows === null ? null : `${view.follows.request_id}, correlation ${view.follows.correlation_id}`],
  ];
}

function whereItIs(
  { state, waiting, moved_to: movedTo, run, in_doubt: doubt, times, cost }: RequestViewJson,
  now: Instant,
): Line[] {
  // With the instant itself, to be found in logs and on the engine.
  const told = (time: Instant | null) => (time === null ? null : `${relativeTime(time, now)} (${new Date(time).toISOString()})`);
  return [
    ['received', told(times.received)],
    ['state', state],
    ['moved to', movedTo === null ? null : `pool ${movedTo}`],
    ...(waiting === null ? [] : whyItWaits(waiting, times.expires, now)),
    ...(run === null ? [] : whereItRuns(run, now)),
    ...doubtLines(doubt, now),
    ['started', told(times.started)],
    ['ended', told(times.finished)],
    ['took', times.started === null || times.finished === null ? null : duration(times.finished - times.started)],
    ['cost', cost === null ? null : String(cost)],
  ];
}

function whyItWaits(waiting: NonNullable<RequestViewJson['waiting']>, expires: Instant, now: Instant): Line[] {
  return [
    ['why', waiting.reason],
    ['', `case ${waiting.case}, rule ${waiting.rule}, since ${relativeTime(waiting.since, now)}`],
    ['next check', untilThen(waiting.next_check, now)],
    ['position', positionText(waiting.position)],
    ['expires', relativeTime(expires, now)],
  ];
}

function whereItRuns(run: NonNullable<RequestViewJson['run']>, now: Instant): Line[] {
  const { out_of_contact_since: since } = run;
  return [
    ['run', runText(run)],
    ['', run.url],
    ['out of contact', since === null ? null : `since ${relativeTime(since, now)}`],
  ];
}

function positionText(position: number | null): string {
  if (position === null) return 'not among the first';
  return position === 1 ? '1, it is next' : String(position);
}

function runText({ run_id: id, pool, cluster_id: cluster }: NonNullable<RequestViewJson['run']>): string {
  const place = [pool === null ? '' : `pool ${pool}`, cluster === null || cluster === '' ? '' : `cluster ${cluster}`].filter(
    Boolean,
  );
  return [id ?? 'being submitted', ...place].join(', ');
}

function howItAnswers({ response, notification_queue: queue }: RequestViewJson, now: Instant): Line[] {
  if (response === null) return [['answers to', queue === '' ? 'nobody: no notification queue was named' : queue]];
  const { delivery, published, attempts, reason, body } = response;
  const done =
    published === null
      ? `${delivery}, ${attempts === 1 ? '1 try' : `${attempts} tries`}`
      : `${delivery} ${relativeTime(published, now)}`;
  return [
    ...(body === null ? [] : resultOf(body)),
    ['response', response.queue === '' ? delivery : `${done}, to ${response.queue}`],
    ['', reason],
  ];
}

function whoFollows({ followers }: RequestViewJson): Line[] {
  return followers.map(({ job_id: job, state, request_id: id, reason }) => {
    const more = id ?? reason;
    return ['then', `job ${job}, ${state}${more === null ? '' : `: ${more}`}`];
  });
}
