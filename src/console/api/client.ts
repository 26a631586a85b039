// The service that the page came from, asked as any other client asks it. Promised: no call takes longer than its time; each carries the credential of this
// moment; the service's clock is learned from its answers.
import createClient, { type Client as TypedClient } from 'openapi-fetch';
import type { paths } from '../../client/openapi.js';
import { learnTime } from '../live/clock.js';
import type { Session } from './session.js';

export type Client = TypedClient<paths>;

/** Longer than the service takes before it answers that it did not finish in time. */
const callMs = 35_000;

/** `base`: where the API is, with a slash at its end. */
export function openClient(base: string, session: Session): Client {
  return createClient<paths>({
    baseUrl: base,
    cache: 'no-store',
    redirect: 'error',
    fetch: async (request) => {
      const credential = session.credential();
      if (credential !== null) request.headers.set('authorization', `Bearer ${credential}`);
      const response = await fetch(request, { signal: AbortSignal.timeout(callMs) });
      learnTime(response.headers.get('date'));
      if (response.status === 401) session.refused(credential);
      // What is not of the API is told to everybody.
      else if (new URL(request.url).pathname.includes('/v1/')) session.taken(credential);
      return response;
    },
  });
}
