// A template of job requests: what its runs ask for, and what they may say otherwise.
import type { Line } from './line.js';
import type { ShownVersion, TemplateVersion } from './template-shapes.js';
import { toldTime } from './time.js';

export function templateLines(template: Omit<ShownVersion, 'request'>, now: number): Line[] {
  const { tenant_id: tenant, job_id: job, made, made_by: by, retired, overridable } = template;
  return [
    ['tenant', tenant],
    ['job', job, ['jobs', job]],
    ['made', `${toldTime(made, now)} by ${by}`],
    ['retired', retired === null ? null : toldTime(retired, now)],
    ['overridable', overridable.length === 0 ? 'nothing' : overridable.join(', ')],
  ];
}

/** Before it is retired: how it stands, and what would be. */
export function retireLines({ version, ...template }: ShownVersion): Line[] {
  return [
    ['now', `version ${version}, ${statusText(template)}`],
    ['then', 'no new runs are made of any version of it; those that there are go on'],
  ];
}

export function statusText({ retired }: Pick<TemplateVersion, 'retired'>): string {
  return retired === null ? 'in use' : 'retired';
}
