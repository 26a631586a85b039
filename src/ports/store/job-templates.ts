// Templates of job requests, as they are kept.
import type { Reach } from '../../core/caller.js';
import type { Instant } from '../../core/ids.js';
import type { TemplateContent } from '../../core/templates/job-template.js';
import type { RunOf } from './reading.js';

export interface TemplateVersion {
  readonly version: number;
  readonly madeBy: string;
  readonly madeAt: Instant;
  /** null: runs can be made of it. */
  readonly retiredAt: Instant | null;
}

export interface TemplateRow extends TemplateVersion {
  readonly tenantId: string;
  readonly name: string;
  readonly jobId: string;
}

export interface JobTemplate extends TemplateRow {
  readonly content: TemplateContent;
}

export interface NewTemplate {
  readonly tenantId: string;
  readonly name: string;
  readonly content: TemplateContent;
  readonly madeBy: string;
  readonly madeAt: Instant;
}

export interface TemplateBounds {
  /** Templates of one tenant, those that are retired among them: a name is never given away. */
  readonly namesMax: number;
  /** Of one template. */
  readonly versionsMax: number;
}

export type TemplatePut =
  /** `same`: the newest version says it already. */
  { readonly kind: 'made' | 'same'; readonly template: JobTemplate } | { readonly kind: 'names-max' | 'versions-max' };

export interface TemplatesAsked {
  /** null: of every tenant within reach. */
  readonly tenantId: string | null;
  /** After this one. */
  readonly after: TemplateKey | null;
  readonly limit: number;
  readonly reach: Reach;
}

export interface TemplateKey {
  readonly tenantId: string;
  readonly name: string;
}

/** A run of a template, as it was stored. */
export interface RunBefore extends RunOf {
  readonly createdAt: Instant;
}

/** What is changed has an entry in the audit, and what changes nothing has none. */
export interface JobTemplateStore {
  /** The next version of its name, unless the newest says the same and is not retired. */
  put(template: NewTemplate, bounds: TemplateBounds): Promise<TemplatePut>;
  /** `version` null: the newest. */
  template(key: TemplateKey, version: number | null): Promise<JobTemplate | null>;
  /** The newest first. */
  versions(key: TemplateKey, max: number): Promise<readonly TemplateVersion[]>;
  /** The newest version of each, by tenant and name. */
  list(asked: TemplatesAsked): Promise<readonly TemplateRow[]>;
  /** Every version that there is. false: there is none; those that are retired stay as they are. */
  retire(key: TemplateKey, by: string, at: Instant): Promise<boolean>;
  /** null: the tenant has no request of that name, or one that is no run of a template. */
  ranAs(tenantId: string, correlationId: string): Promise<RunBefore | null>;
}
