// The identities of the domain, branded so that one cannot be handed in for another. Always strings: an engine's ids exceed 2^53.

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type RequestId = Branded<'RequestId'>;
export type TenantId = Branded<'TenantId'>;
export type CorrelationId = Branded<'CorrelationId'>;
export type JobId = Branded<'JobId'>;
export type ClusterId = Branded<'ClusterId'>;
export type PoolName = Branded<'PoolName'>;
export type RunId = Branded<'RunId'>;
/** One per attempt, minted and stored before the engine is called; at most 64 characters (Databricks' limit). */
export type IdempotencyToken = Branded<'IdempotencyToken'>;

/** Epoch milliseconds, UTC. */
export type Instant = number;

/** Puts the brand on a value that has just been checked, or that comes back from our own store. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the brand; there is nothing to infer it from
export function branded<Id extends Branded<string>>(text: string): Id {
  // A brand exists only for the compiler; this is the one place that makes it.
  return text as Id;
}
