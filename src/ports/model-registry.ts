// What a model job refers to, and whether a tenant may use it: models, environments, folders. What is not there and what is another tenant's
// are answered alike. Every method has its own timeout, and throws a Fault 'registry-unavailable' when it could not be asked.
import type { JobId } from '../core/ids.js';
import type { OptionalStep } from '../core/model-jobs/model-job-steps.js';

export interface Model {
  readonly name: string;
  /** The job that is declared on the engine for it. The mapping is the operators': a tenant cannot name a job of the engine. */
  readonly jobId: JobId;
  /** How the job takes what it is started with. */
  readonly takes: 'notebook' | 'python' | 'nothing';
  /** Handed to every run of it, beside the folders. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What may fail without the job failing for it. */
  readonly optionalSteps: readonly OptionalStep[];
}

export interface Environment {
  readonly name: string;
  /** null: the default one. */
  readonly clusterType: string | null;
  readonly priority: number;
  /** Runs at once of what is started with it; null: the default. */
  readonly runsMax: number | null;
}

export interface Folder {
  /** Where a job finds it. */
  readonly uri: string;
}

export type Found<Thing> =
  { readonly kind: 'found'; readonly thing: Thing } | { readonly kind: 'missing'; readonly reason: string };

export interface ModelRegistry {
  /** One line for the start. */
  readonly says: string;
  model(tenantId: string, id: string): Promise<Found<Model>>;
  environment(tenantId: string, id: string): Promise<Found<Environment>>;
  folder(tenantId: string, id: string, use: 'read' | 'write'): Promise<Found<Folder>>;
  /** Puts results into a folder; again with the same results does no harm. */
  store(results: Results): Promise<Stored>;
}

export interface Results {
  readonly tenantId: string;
  readonly folderId: string;
  /** Names of what is made begin with it where nothing else makes them unique. */
  readonly jobId: string;
  /** Whose results they are, as the engine calls it. */
  readonly runId: string;
  readonly outputs: readonly string[];
}

export type Stored =
  | { readonly kind: 'stored'; readonly count: number }
  /** It will not work like this, however often it is tried. */
  | { readonly kind: 'refused'; readonly reason: string };
