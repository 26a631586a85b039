// Nothing lost, nothing invented: every message has become a request or a dead letter with its reason; every request is final, with one
// recorded response that came to its queue under one id.
import { responseStatus } from '../../../src/core/ending/job-response.js';
import { isFinal, type State } from '../../../src/core/lifecycle.js';
import { of, type Event, type Published, type Request, type Response, type Sent } from './event.js';
import type { Violation } from './violation.js';

export function checkAccounts(events: readonly Event[]): Violation[] {
  const requests = of(events, 'request');
  return [
    ...messages(events, requests),
    ...requests.filter(({ final }) => !final).map(({ id, state }) => broken('final', `request ${id} is still ${state}`)),
    ...of(events, 'step')
      .filter(({ open }) => open)
      .map(({ key }) => broken('final', `the step ${key} is still to be done`)),
    ...answers(events, requests),
    ...of(events, 'end').flatMap(({ intakeLeft }) =>
      intakeLeft === 0 ? [] : [broken('accounted', `${intakeLeft} messages are left in the intake queue`)],
    ),
  ];
}

function messages(events: readonly Event[], requests: readonly Request[]): Violation[] {
  const stored = new Map(requests.map((request) => [identity(request), request]));
  const dead = new Set(of(events, 'dead-letter').map(({ mark, reason }) => `${mark} ${reason}`));
  const sent = of(events, 'sent');
  const asked = new Set(sent.filter(({ expects }) => 'ends' in expects).map(identity));
  return [
    ...sent.flatMap((one) => accountOf(one, stored, dead)),
    ...requests
      .filter((request) => !asked.has(identity(request)))
      .map(({ id }) => broken('accounted', `nobody asked for request ${id}`)),
  ];
}

function accountOf(one: Sent, stored: ReadonlyMap<string, Request>, dead: ReadonlySet<string>): Violation[] {
  const { expects, mark } = one;
  if ('deadLetter' in expects) {
    if (dead.has(`${mark} ${expects.deadLetter}`)) return [];
    return [broken('accounted', `message ${mark} is no dead letter for ${expects.deadLetter}`)];
  }
  const request = stored.get(identity(one));
  if (request === undefined) return [broken('accounted', `message ${mark} (${one.correlationId}) is lost`)];
  if (!request.final || expects.ends.includes(request.state)) return [];
  return [broken('final', `request ${request.id} ended ${request.state}; it had to end ${expects.ends.join(' or ')}`)];
}

function answers(events: readonly Event[], requests: readonly Request[]): Violation[] {
  const recorded = groupBy(of(events, 'response'), ({ requestId }) => requestId);
  const published = groupBy(of(events, 'published'), ({ requestId }) => requestId);
  const known = new Set(requests.map(({ id }) => id));
  return [
    ...requests.flatMap((request) => answerOf(request, recorded.get(request.id) ?? [], published.get(request.id) ?? [])),
    ...[...published.keys()]
      .filter((id) => !known.has(id))
      .map((id) => broken('one-response', `a response came for request ${id}, which is not in the store`)),
  ];
}

function answerOf({ id, state, final }: Request, recorded: readonly Response[], published: readonly Published[]): Violation[] {
  const [response] = recorded;
  if (response === undefined || recorded.length > 1)
    return final || recorded.length > 1
      ? [broken('one-response', `request ${id} has ${recorded.length} recorded responses`)]
      : [];
  const wrong = published.filter(
    ({ messageId, status, queue }) => messageId !== response.messageId || status !== response.status || queue !== response.queue,
  );
  const expected: string | undefined = isFinal(state as State) ? responseStatus[state as keyof typeof responseStatus] : undefined;
  return [
    ...(response.status === expected
      ? []
      : [broken('one-response', `request ${id} is ${state}, and was answered ${response.status}`)]),
    ...(response.delivery === 'published'
      ? []
      : [broken('one-response', `the response of request ${id} is ${response.delivery}`)]),
    ...(published.length > 0 ? [] : [broken('one-response', `the response of request ${id} never came`)]),
    ...wrong.map(({ messageId }) =>
      broken('one-response', `request ${id} was also answered otherwise, under the id ${messageId}`),
    ),
  ];
}

function identity({ tenantId, correlationId }: { readonly tenantId: string; readonly correlationId: string }): string {
  return JSON.stringify([tenantId, correlationId]);
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

function broken(promise: Violation['promise'], sentence: string): Violation {
  return { promise, sentence };
}
