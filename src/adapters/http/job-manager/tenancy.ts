// In whose name a call of the Job Manager API is made: one tenant, always. In: the call. Out: the tenant, within the caller's reach; or the
// problem. A caller with one tenant need not name it. One with more does, by header, or by the claim of a token as the platform makes them:
// that claim only names a tenant among those that the caller may act for anyway, and so grants nothing.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { onlyTenantOf, reaches, type Caller } from '../../../core/caller.js';
import { traceparentOf } from '../../../core/traceparent.js';
import type { Tenancy } from '../../../ports/job-manager.js';
import { problem } from '../api/route.js';

const id = z.string().min(1).max(128);
const OneId = z.union([id, z.tuple([id]).transform(([only]) => only)]);
const Claims = z.object({ tenant_id: id.optional(), ten: id.optional() });

export interface Calling {
  readonly caller: Caller;
  readonly request: FastifyRequest;
}

export function tenancyOf({ caller, request }: Calling): Tenancy | ReturnType<typeof problem> {
  const { traceparent } = request.headers;
  const named = headersOf(request);
  const said = named.every((one) => one === '') ? (onlyTenantOf(caller.reach) ?? claimOf(request)) : named.map(lettersOf);
  if (said === null) return problem('no-tenant', 'The call does not say which tenant it is for: name one with X-Tenant-Id.');
  // Whoever names what no tenant can be, or two, does not mean its own.
  const tenant = OneId.safeParse(said);
  if (!tenant.success || !reaches(caller.reach, tenant.data))
    return problem('not-allowed', 'The credential is not for this tenant.');
  const { name: actor } = caller;
  // Longer names than an identity may have are cut: they are for people.
  return { tenantId: tenant.data, userId: actor.slice(0, 128), actor, traceparent: traceparentOf(traceparent) };
}

/** Each by itself: joined, as they are handed on, two of them would be a third tenant. */
function headersOf({ raw: { rawHeaders } }: FastifyRequest): readonly string[] {
  return rawHeaders.filter((_, at) => rawHeaders[at - 1]?.toLowerCase() === 'x-tenant-id' && at % 2 === 1);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Node reads a header byte by byte, as Latin-1. Most clients send UTF-8: a tenant with other letters than ASCII would be one that nobody else knows. */
function lettersOf(header: string): string {
  try {
    return utf8.decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}

function claimOf({ headers }: FastifyRequest): string | null {
  const [, payload = ''] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]*$/i.exec(headers.authorization ?? '') ?? [];
  try {
    const claims = Claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return claims.tenant_id ?? claims.ten ?? null;
  } catch {
    return null;
  }
}
