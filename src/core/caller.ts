// Who asks for something, and what they may: by verb (scopes) and by tenant (reach). A mediator submits, a client reads its own, an operator
// works across tenants. What is out of reach is, for who asks, not there.

export const scopes = [
  'requests:submit',
  'requests:read',
  /** What a request was sent with: its parameters may be secrets, which following it does not need. */
  'requests:body',
  'requests:cancel',
  'requests:remove',
  'jobs:read',
  'jobs:manage',
  'queue:operate',
  'policies:manage',
] as const;
export type Scope = (typeof scopes)[number];

/** Whose requests somebody may see and touch. */
export type Reach = { readonly kind: 'all' } | { readonly kind: 'tenants'; readonly ids: ReadonlySet<string> };

export interface Caller {
  /** For the log and for limits; never a secret. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly reach: Reach;
}

export const everyTenant: Reach = { kind: 'all' };

/** null: whoever has it may mean any of several. */
export function onlyTenantOf(reach: Reach): string | null {
  if (reach.kind === 'all' || reach.ids.size !== 1) return null;
  return [...reach.ids][0] ?? null;
}

export function reaches(reach: Reach, tenantId: string): boolean {
  return reach.kind === 'all' || reach.ids.has(tenantId);
}
