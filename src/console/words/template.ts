// A template of job requests: what its runs ask for, and what they may say otherwise. In the words of the command line.
import type { Template, TemplateRow } from '../api/shapes.js';
import { hrefOf } from '../route.js';
import type { Line } from './line.js';
import { toldTime } from './time.js';

export function templateLines(template: Template, now: number): Line[] {
  const { tenant_id: tenant, job_id: job, made, made_by: by, retired, overridable } = template;
  return [
    ['tenant', tenant],
    ['job', job, hrefOf('jobs', [job])],
    ['made', `${toldTime(made, now) ?? ''} by ${by}`],
    ['retired', toldTime(retired, now)],
    ['overridable', overridable.length === 0 ? 'nothing' : overridable.join(', ')],
  ];
}

/** Before it is retired: how it stands, and what would be. */
export function retireLines({ version, ...template }: Template): Line[] {
  return [
    ['now', `version ${version}, ${statusText(template)}`],
    ['then', 'no new runs are made of any version of it; those that there are go on'],
  ];
}

export function statusText({ retired }: Pick<TemplateRow, 'retired'>): string {
  return retired === null ? 'in use' : 'retired';
}
