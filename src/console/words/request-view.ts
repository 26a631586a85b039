// One job request: what it is, where it is and why, what came of it. In the words of the command line.
import type { RequestView } from '../api/shapes.js';
import { doubtLines } from './doubt.js';
import type { Line } from './line.js';
import { hrefOf } from '../route.js';
import { duration, relativeTime, toldTime, untilThen } from './time.js';

export function requestLines(view: RequestView, now: number): Line[] {
  return [...whatItIs(view), ...whereItIs(view, now), ...howItAnswers(view, now), ...whoFollows(view)];
}

function whatItIs({ template, follows, ...view }: RequestView): Line[] {
  return [
    ['correlation', view.correlation_id],
    ['tenant', view.tenant_id],
    ['user', view.user_id],
    ['job', view.job_id, hrefOf('jobs', [view.job_id])],
    ['cluster type', view.cluster_type],
    ['priority', String(view.priority)],
    ['source', view.source],
    ['template', template === null ? null : `${template.name}, version ${template.version}`],
    ...(follows === null
      ? []
      : [['follows', `${follows.request_id}, correlation ${follows.correlation_id}`, requestHref(follows)] as const]),
  ];
}

function whereItIs({ state, waiting, moved_to: movedTo, run, in_doubt: doubt, times, cost }: RequestView, now: number): Line[] {
  const { started, finished } = times;
  return [
    ['received', toldTime(times.received, now)],
    ['state', state],
    ['moved to', movedTo === null ? null : `pool ${movedTo}`],
    ...(waiting === null ? [] : whyItWaits(waiting, times.expires, now)),
    ...(run === null ? [] : whereItRuns(run, now)),
    ...doubtLines(doubt, now),
    ['started', toldTime(started, now)],
    ['ended', toldTime(finished, now)],
    ['took', started === null || finished === null ? null : duration(Date.parse(finished) - Date.parse(started))],
    ['cost', cost === null ? null : String(cost)],
  ];
}

function whyItWaits(waiting: NonNullable<RequestView['waiting']>, expires: string, now: number): Line[] {
  return [
    ['why', waiting.reason],
    ['', `case ${waiting.case}, rule ${waiting.rule}, since ${relativeTime(waiting.since, now)}`],
    ['next check', untilThen(waiting.next_check, now)],
    ['position', positionText(waiting.position)],
    ['expires', relativeTime(expires, now)],
  ];
}

function positionText(position: number | null): string {
  if (position === null) return 'not among the first';
  return position === 1 ? '1, it is next' : String(position);
}

function whereItRuns(run: NonNullable<RequestView['run']>, now: number): Line[] {
  const { out_of_contact_since: since } = run;
  return [
    ['run', runText(run)],
    ['', run.url],
    ['out of contact', since === null ? null : `since ${relativeTime(since, now)}`],
  ];
}

function runText({ run_id: id, pool, cluster_id: cluster }: NonNullable<RequestView['run']>): string {
  const place = [pool === null ? '' : `pool ${pool}`, cluster === null || cluster === '' ? '' : `cluster ${cluster}`];
  return [id ?? 'being submitted', ...place.filter(Boolean)].join(', ');
}

function howItAnswers({ response, notification_queue: queue }: RequestView, now: number): Line[] {
  if (response === null) return [['answers to', queue === '' ? 'nobody: no notification queue was named' : queue]];
  const { delivery, published, attempts, reason } = response;
  const done = published === null ? `${delivery}, ${attempts} tries` : `${delivery} ${relativeTime(published, now)}`;
  return [
    ...resultLines(response.body),
    ['response', response.queue === '' ? delivery : `${done}, to ${response.queue}`],
    ['', reason],
  ];
}

interface Body {
  readonly message: string;
  readonly outputs: readonly { readonly uri: string }[];
  readonly causes: readonly { readonly step: string; readonly code: string; readonly message: string }[];
}

/** The document says of it that it is a job response; one of a version that is not known here may lack parts. */
function resultLines(body: unknown): Line[] {
  if (typeof body !== 'object' || body === null) return [];
  const { message = '', outputs = [], causes = [] } = body as Partial<Body>;
  return [
    ['message', message],
    ...outputs.map(({ uri }, index): Line => [index === 0 ? 'outputs' : '', uri]),
    ...causes.map((cause, index): Line => [index === 0 ? 'causes' : '', causeText(cause, message)]),
  ];
}

/** The message is made of causes: what it has said is not said again. */
function causeText({ step, code, message }: Body['causes'][number], said: string): string {
  const place = `${code} in ${step}`;
  return message === '' || said.includes(message) ? place : `${place}: ${message}`;
}

function whoFollows({ followers }: RequestView): Line[] {
  return followers.map(({ job_id: job, state, request_id: id, reason }): Line => {
    const more = id ?? reason;
    const text = `job ${job}, ${state}${more === null ? '' : `: ${more}`}`;
    return id === null ? ['then', text] : ['then', text, requestHref({ request_id: id })];
  });
}

function requestHref({ request_id: id }: { readonly request_id: string }): string {
  return hrefOf('requests', [id]);
}
