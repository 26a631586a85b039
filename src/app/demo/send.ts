// Sends the demo's requests as a mediator would when the bus is away: over HTTP.
import type { DemoRequest } from './requests.js';

export interface SentAll {
  /** How many were new. */
  readonly stored: number;
  /** One line an answer that is worth showing. */
  readonly lines: readonly string[];
}

const timeoutMs = 10_000;

export async function sendAll(url: string, requests: readonly DemoRequest[]): Promise<SentAll> {
  const lines: string[] = [];
  let stored = 0;
  for (const { about, body } of requests) {
    const answer = await fetch(`${url}/v1/job-requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const told = (await answer.json()) as Answered;
    if (answer.status === 202) stored += 1;
    else lines.push(`${answer.status} ${about}: ${wordsOf(told)}`);
  }
  return { stored, lines: [`202 for ${stored} requests: each is in the store, and will be answered`, ...lines] };
}

interface Answered {
  readonly state?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

function wordsOf({ state, detail, errors = [] }: Answered): string {
  if (errors.length > 0) return errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return state === undefined ? (detail ?? '') : `the same request as before, now ${state}; nothing new`;
}
