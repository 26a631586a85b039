// Pools as they stand now.
export interface PoolView {
  readonly name: string;
  readonly slots: number;
  readonly activeRuns: number;
  readonly freeSlots: number;
  readonly occupancy: number;
  /** Of runs whose job does not say. */
  readonly maxStartSeconds: number;
  readonly clusters: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly slots: number;
    readonly activeRuns: number;
  }[];
}

export interface PoolsView {
  readonly engine: string;
  /** null: there has been no snapshot yet. */
  readonly snapshotAgeSeconds: number | null;
  readonly pools: readonly PoolView[];
}
