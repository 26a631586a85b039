// What counting the rates of tenants over all replicas asks of the store: points of a tenant's minute, a block at a time.
export interface RateAsk {
  readonly tenantId: string;
  readonly wanted: number;
  /** Fewer are of use to nobody: none are given then. At most `wanted`. */
  readonly ofUse: number;
}

export interface RateLease {
  readonly tenantId: string;
  /** Which minute of the tenant it is: points of one are nothing in the next. */
  readonly minute: number;
  readonly endsInMs: number;
  /** For this replica alone; 0: there are not enough. */
  readonly given: number;
  /** Nobody has them yet. */
  readonly left: number;
}

export interface RateStore {
  /**
   * A tenant's minute begins with the first that asks. Together the replicas are given at most `limit` in it. One ask a tenant; `limit` is at least
   * what is of use. Throws a Fault 'store-unavailable'.
   */
  lease(asks: readonly RateAsk[], limit: number): Promise<readonly RateLease[]>;
}
