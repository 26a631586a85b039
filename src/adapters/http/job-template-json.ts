// A template of job requests as people and programs read it over HTTP. In: the store's row. Out: JSON in snake_case.
import type { ShownTemplate } from '../../ports/job-templates.js';
import type { JobTemplate, TemplateRow, TemplateVersion } from '../../ports/store/job-templates.js';
import { iso, maybeIso } from './request-json.js';

export function templateRowJson(row: TemplateRow) {
  return { name: row.name, tenant_id: row.tenantId, job_id: row.jobId, ...versionJson(row) };
}

export function templateVersionJson(template: JobTemplate) {
  const { request, overridable } = template.content;
  return { ...templateRowJson(template), request, overridable: [...overridable] };
}

export function templateJson({ template, versions }: ShownTemplate) {
  return { ...templateVersionJson(template), versions: versions.map(versionJson) };
}

function versionJson({ version, madeAt, madeBy, retiredAt }: TemplateVersion) {
  return { version, made: iso(madeAt), made_by: madeBy, retired: maybeIso(retiredAt) };
}
