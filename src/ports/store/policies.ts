// The store's part about policies: the text of every version that ever came into force, and which one every replica is to decide by.
import type { Instant } from '../../core/ids.js';
import type { PolicyScope } from '../policy-source.js';

export interface KeptPolicy {
  readonly version: string;
  readonly name: string;
  readonly text: string;
  /** What else its meaning depends on. */
  readonly scope: PolicyScope;
}

/** Its text is asked for by its version. */
export interface KeptVersion {
  readonly version: string;
  readonly name: string;
  readonly firstUsedAt: Instant;
}

/** What every replica is to decide by. */
export interface InForce {
  readonly version: string;
  /** The newest text of a file, or one that somebody has put in its place. */
  readonly how: 'file' | 'promoted';
  /** The replica whose file it was, or who promoted it. */
  readonly by: string;
  readonly since: Instant;
  /** The newest text of a file. What was promoted stays until a file has another. */
  readonly fileVersion: string;
}

/** `before`: as it was when this was decided; null: nothing was in force yet. */
export interface Succession {
  readonly now: InForce;
  readonly before: InForce | null;
}

export interface PolicyStore {
  /** The newest first. */
  versions(max: number): Promise<readonly KeptVersion[]>;
  kept(version: string): Promise<KeptPolicy | null>;
  /** null: nothing yet. */
  inForce(): Promise<InForce | null>;
  /**
   * Keeps the text of a replica's file and, where another text was the newest of a file, puts it in force, with an audit entry: one
   * transaction. `supersedes` false: only where nothing is in force.
   */
  fileSeen(
    policy: KeptPolicy,
    seen: { readonly by: string; readonly at: Instant; readonly supersedes: boolean },
  ): Promise<Succession>;
  /** Keeps a policy and puts it in force, with an audit entry: one transaction. Of what is in force already nothing is written. */
  promote(policy: KeptPolicy, wish: { readonly by: string; readonly reason: string; readonly at: Instant }): Promise<Succession>;
}
