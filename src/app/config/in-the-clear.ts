// Whether what is sent to an address can be read and changed on the way. In: addresses that tokens are sent to. Out: those in the clear that are not
// said to be meant so. Promised: this machine may be asked over http.
import type { Problem } from '../../core/problem.js';

/** A URL has an IPv6 address in brackets. */
export const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

export function isInTheClear(url: string): boolean {
  if (!/^http:\/\//i.test(url) || !URL.canParse(url)) return false;
  return !loopback.test(new URL(url).hostname);
}

interface Asked {
  readonly databricks: { readonly host: string | null; readonly allow_http: boolean };
  readonly zeppelin: { readonly url: string | null; readonly allow_http: boolean; readonly password: string | null };
  readonly job_manager: { readonly gateway: { readonly url: string | null; readonly allow_http: boolean } };
}

export function clearTokenProblems({ databricks, zeppelin, job_manager: { gateway } }: Asked): readonly Problem[] {
  const asked = [
    { section: 'databricks', key: 'host', url: databricks.host, allowed: databricks.allow_http },
    // Without a login there is nothing to be read that is ours alone.
    { section: 'zeppelin', key: 'url', url: zeppelin.password === null ? null : zeppelin.url, allowed: zeppelin.allow_http },
    { section: 'job_manager.gateway', key: 'url', url: gateway.url, allowed: gateway.allow_http },
  ];
  return asked
    .filter(({ url, allowed }) => url !== null && !allowed && isInTheClear(url))
    .map(({ section, key }) => ({
      path: `${section}.${key}`,
      message: `must be https: over http, a token or password can be read on the way; set ${section}.allow_http to allow that`,
    }));
}
