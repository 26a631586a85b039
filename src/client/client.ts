// A client of the service, typed by its OpenAPI document. In: where it is, a credential, how long to wait. Promised: a call that the document
// does not know does not compile; no call waits longer than it was told to.
import createClient, { type Client as TypedClient } from 'openapi-fetch';
import type { paths } from './openapi.js';

export type Client = TypedClient<paths>;

export interface ClientOptions {
  /** Without a slash at its end. */
  readonly url: string;
  /** A JWT or an API key; null: none. */
  readonly credential: string | null;
  readonly timeoutMs: number;
}

export function openClient({ url, credential, timeoutMs }: ClientOptions): Client {
  return createClient<paths>({
    baseUrl: url,
    headers: credential === null ? {} : { authorization: `Bearer ${credential}` },
    fetch: (request) => fetch(request, { signal: AbortSignal.timeout(timeoutMs) }),
  });
}
