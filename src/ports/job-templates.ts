// The driving port of templates of job requests: what the HTTP face may ask.
import type { Reach } from '../core/caller.js';
import type { Problem } from '../core/problem.js';
import type { RefusalCode } from '../core/refusal.js';
import type { JobTemplate, TemplateKey, TemplateRow, TemplatesAsked, TemplateVersion } from './store/job-templates.js';
import type { SubmitAnswer } from './submit-answer.js';

export interface TemplateAsked {
  /** JSON, as it came. */
  readonly body: unknown;
  /** Who asks, for the record. */
  readonly actor: string;
  /** The tenants that whoever asks may submit for; absent: every one. */
  readonly reach?: Reach;
}

export type TemplateAnswer =
  /** `same`: the newest version says it already, and nothing is new. */
  | { readonly kind: 'made' | 'same'; readonly template: JobTemplate }
  /** What is wrong with its request is told by the code with which the door of intake refuses that. */
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly problems: readonly Problem[] };

export interface ShownTemplate {
  /** The newest version. */
  readonly template: JobTemplate;
  /** The last ones, the newest first. */
  readonly versions: readonly TemplateVersion[];
}

export interface RunAsked {
  readonly key: TemplateKey;
  /** JSON, as it came. */
  readonly body: unknown;
  readonly traceparent: string | null;
}

/** As to a job request that is handed in. */
export type RunAnswer = SubmitAnswer | { readonly kind: 'not-found' } | { readonly kind: 'retired' };

export interface JobTemplates {
  put(asked: TemplateAsked): Promise<TemplateAnswer>;
  template(key: TemplateKey): Promise<ShownTemplate | null>;
  version(key: TemplateKey, version: number): Promise<JobTemplate | null>;
  /** By tenant and name. */
  list(asked: TemplatesAsked): Promise<readonly TemplateRow[]>;
  run(asked: RunAsked): Promise<RunAnswer>;
  /** No new runs are made of its versions. null: it is not there. */
  retire(key: TemplateKey, actor: string): Promise<JobTemplate | null>;
}
