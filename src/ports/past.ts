// What a manager needs to play a past period again: what decisions are taken by now, the requests of the period, and how clusters came and went.
import type { Cluster, DeclaredJob } from '../core/cluster.js';
import type { DecidingSettings } from '../core/deciding-settings.js';
import type { Instant } from '../core/ids.js';
import type { PastClusters } from '../core/playing/past-clusters.js';

/** By what decisions are taken now, on the replica that answers. */
export interface DecidingView {
  /** `text` null: the store does not hold it. */
  readonly policy: { readonly name: string; readonly version: string; readonly text: string | null };
  readonly settings: DecidingSettings;
  readonly engine: {
    readonly name: string;
    readonly clusters: readonly Cluster[];
    readonly jobs: readonly DeclaredJob[];
  };
}

export interface PastAsked {
  /** Of requests that were received within. */
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  /** Before them, those that were received earlier and had not ended when the period begins. */
  readonly earlier: boolean;
  /** The last of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

/** In the order of time. */
export interface PastClustersPage extends PastClusters {
  /** Where the page ended; null: it is the last. */
  readonly end: { readonly at: Instant; readonly id: string } | null;
}
