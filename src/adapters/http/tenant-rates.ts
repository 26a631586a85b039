// How often job requests of a tenant may be sent over HTTP. In: bodies, before they are stored. Out: nothing, or the problem to be answered.
// A body whose tenant cannot be read is counted for nobody: it is refused for that right after.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
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

export async function overTenantRates(
  request: FastifyRequest,
  bodies: readonly Buffer[],
): Promise<{ readonly problem: Occurrence } | null> {
  const { rates, telemetry } = request.server.tenantRates;
  if (!rates.limited) return null;
  for (const [tenant, count] of tenantsOf(bodies)) {
    const share = await rates.take(tenant, count);
    if (share === null || share.allowed) continue;
    report(telemetry, request, 'rate');
    const detail = `The tenant ${tenant} may send ${share.limit} job requests a minute over HTTP.`;
    return { problem: { code: 'too-many-calls', detail, share } };
  }
  return null;
}

const Tenant = z.object({ job: z.object({ job_context: z.object({ tenant_id: z.string().max(128) }) }) });

function tenantsOf(bodies: readonly Buffer[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const body of bodies) {
    const tenant = tenantOf(body);
    if (tenant !== null) counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
  }
  return counts;
}

function tenantOf(body: Buffer): string | null {
  try {
    return Tenant.parse(JSON.parse(body.toString('utf8'))).job.job_context.tenant_id;
  } catch {
    return null;
  }
}
