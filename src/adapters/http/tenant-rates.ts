// How often job requests of a tenant may be sent over HTTP. In: whose bodies are, before they are stored. Out: nothing, or the problem to be answered.
// A body whose tenant cannot be read, or is none, is counted for nobody: it is refused for that right after. So is one of a tenant out of reach: by
// naming another, a caller would use up what is not its own.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { reaches, type Reach } from '../../core/caller.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { report } from './auth/guard.js';
import type { Occurrence } from './problem-document.js';
import type { Rates } from './rates.js';

export interface TenantRates {
  readonly rates: Rates;
  readonly telemetry: Telemetry;
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly tenantRates: TenantRates;
  }
}

type Over = { readonly problem: Occurrence } | null;

/** null: whose a body is cannot be read. */
type Said = string | null;

/** Not asked for where nothing is limited. */
export async function overTenantRates(request: FastifyRequest, tenants: () => readonly Said[]): Promise<Over> {
  if (request.server.tenantRates.rates.limit === null) return null;
  return overShares(request, counted(tenants(), request.caller.reach));
}

/** Of what becomes one job request of a tenant that was found within reach. */
export function overTenantRate(request: FastifyRequest, tenantId: string): Promise<Over> {
  return overShares(request, new Map([[tenantId, 1]]));
}

/** No tenant has another name. What a store cannot hold would keep the shares of others from being counted there. */
const nameOfATenant = /^\P{C}{1,128}$/u;

async function overShares(request: FastifyRequest, tenants: ReadonlyMap<string, number>): Promise<Over> {
  const { rates, telemetry } = request.server.tenantRates;
  for (const [tenant, count] of tenants) {
    const share = nameOfATenant.test(tenant) ? await rates.take(tenant, count) : null;
    if (share === null || share.allowed) continue;
    report(telemetry, request, 'rate');
    const detail = `The tenant ${tenant} may send ${share.limit} job requests a minute over HTTP.`;
    return { problem: { code: 'too-many-calls', detail, share } };
  }
  return null;
}

const Tenant = z.object({ job: z.object({ job_context: z.object({ tenant_id: z.string().max(128) }) }) });

function counted(tenants: readonly Said[], reach: Reach): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const tenant of tenants) if (tenant !== null && reaches(reach, tenant)) counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
  return counts;
}

export function tenantIn(request: unknown): Said {
  const read = Tenant.safeParse(request);
  return read.success ? read.data.job.job_context.tenant_id : null;
}

export function tenantOf(body: Buffer): Said {
  try {
    return tenantIn(JSON.parse(body.toString('utf8')));
  } catch {
    return null;
  }
}
