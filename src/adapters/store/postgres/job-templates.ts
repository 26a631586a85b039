// Templates of job requests. In: a tenant and a name. Out: versions. Promised: writers of one tenant wait for each other, so that two of them never
// make the same version of a name, and no tenant has more than it may; what a version says is written once (trigger job_template_kept).
import type { TemplateContent } from '../../../core/templates/job-template.js';
import type {
  JobTemplate,
  JobTemplateStore,
  NewTemplate,
  TemplateBounds,
  TemplatePut,
  TemplateRow,
  TemplateVersion,
} from '../../../ports/store/job-templates.js';
import { Fault } from '../../../core/faults.js';
import type { Session } from './sql/connection.js';
import type { Database } from './sql/database.js';
import { entryOf } from './sql/audit-entry.js';
import { asInstant, asMaybeInstant, toInstant } from './sql/instants.js';
import { runBefore } from './run-of-template.js';

/** Until the end of the transaction, and against writers of the same tenant only. */
const alone = `select pg_advisory_xact_lock(hashtextextended('job-keeper templates ' || $1, 0))`;

const versionColumns = 'version, made_by, made_at, retired_at';
const rowColumns = `tenant_id, name, ${versionColumns}, body #>> '{request,job,job_id}' as job_id`;
const allColumns = `${rowColumns}, body`;

/** Primary key, as in all below. */
const newest = `select ${allColumns} from job_template where tenant_id = $1 and name = $2 order by version desc limit 1`;

const newestAnd = `
select ${allColumns}, retired_at is null and body::jsonb = $3::jsonb as same
from job_template where tenant_id = $1 and name = $2 order by version desc limit 1`;

/** The newest version of each name, where it is in use. */
const someNames = `
select from job_template t where tenant_id = $1 and retired_at is null
  and not exists (select from job_template n where n.tenant_id = t.tenant_id and n.name = t.name and n.version > t.version) limit $2`;

const insert = `
with made as (
  insert into job_template (tenant_id, name, version, body, made_by, made_at)
  values ($1, $2, $3, $4::json, $5, ${toInstant('$6')}) returning ${allColumns}
), noted as (
  ${entryOf({
    ...{
      from: 'made',
      act: 'keep-template',
      subject: `'template ' || name || ', version ' || version`,
      tenant: 'tenant_id',
      at: '$6',
      actor: '$5',
    },
    detail: `jsonb_build_object('tenant_id', tenant_id, 'job_id', job_id, 'before', nullif(version - 1, 0), 'after', version)`,
  })}
) select * from made`;

const oneVersion = `select ${allColumns} from job_template where tenant_id = $1 and name = $2 and version = $3`;

const allVersions = `select ${versionColumns} from job_template where tenant_id = $1 and name = $2 order by version desc limit $3`;

const list = `
select ${rowColumns} from job_template t
where ($1::text is null or tenant_id = $1) and ($2::text[] is null or tenant_id = any($2))
  and ($3::text is null or (tenant_id, name) > ($3, $4))
  and not exists (select from job_template n where n.tenant_id = t.tenant_id and n.name = t.name and n.version > t.version)
order by tenant_id, name limit $5`;

const retire = `
with known as (
  select 1 from job_template where tenant_id = $1 and name = $2 limit 1
), retired as (
  update job_template set retired_by = $3, retired_at = ${toInstant('$4')} where tenant_id = $1 and name = $2 and retired_at is null returning version
), noted as (
  ${entryOf({
    ...{
      from: `retired having count(*) > 0`,
      act: 'retire-template',
      subject: `'template ' || $2::text`,
      tenant: '$1::text',
      at: '$4',
      actor: '$3',
    },
    detail: `jsonb_build_object('tenant_id', $1::text, 'versions', jsonb_agg(version order by version))`,
  })}
) select from known`;

interface RawVersion {
  readonly version: number;
  readonly made_by: string;
  readonly made_at: Date;
  readonly retired_at: Date | null;
}

interface RawRow extends RawVersion {
  readonly tenant_id: string;
  readonly name: string;
  readonly job_id: string | null;
}

interface RawTemplate extends RawRow {
  readonly body: TemplateContent;
}

export function jobTemplateStore(database: Database): JobTemplateStore {
  return {
    put: (template, bounds) =>
      database.transaction((transaction) => put(transaction, template, bounds), [{ text: alone, values: [template.tenantId] }]),
    async template({ tenantId, name }, version) {
      const [row] =
        version === null
          ? await database.rows<RawTemplate>(newest, [tenantId, name])
          : await database.rows<RawTemplate>(oneVersion, [tenantId, name, version]);
      return row === undefined ? null : asTemplate(row);
    },
    async versions({ tenantId, name }, max) {
      return (await database.rows<RawVersion>(allVersions, [tenantId, name, max])).map(asVersion);
    },
    async list({ tenantId, after, limit, reach }) {
      const within = reach.kind === 'all' ? null : [...reach.ids];
      const key = after === null ? [null, null] : [after.tenantId, after.name];
      return (await database.rows<RawRow>(list, [tenantId, within, ...key, limit])).map(asRow);
    },
    async retire({ tenantId, name }, by, at) {
      return (await database.rows(retire, [tenantId, name, by, at])).length === 1;
    },
    ranAs: (tenantId, correlationId) => runBefore(database, tenantId, correlationId),
  };
}

async function put(session: Session, template: NewTemplate, bounds: TemplateBounds): Promise<TemplatePut> {
  const { tenantId, name, content, madeBy, madeAt } = template;
  const body = JSON.stringify(content);
  const [last] = await session.rows<RawTemplate & { readonly same: boolean }>(newestAnd, [tenantId, name, body]);
  if (last?.same === true) return { kind: 'same', template: asTemplate(last) };
  // A name that was retired is in use again.
  const isNew = last === undefined || last.retired_at !== null;
  const full = (last && versionsFull(last, bounds)) ?? (isNew ? await namesFull(session, tenantId, bounds) : null);
  if (full !== null) return full;
  const version = last === undefined ? 1 : last.version + 1;
  const [made] = await session.rows<RawTemplate>(insert, [tenantId, name, version, body, madeBy, madeAt]);
  if (made === undefined) throw new Fault('internal', `version ${version} of template ${name} was written, and is not there`);
  return { kind: 'made', template: asTemplate(made) };
}

async function namesFull(session: Session, tenantId: string, { namesMax }: TemplateBounds): Promise<TemplatePut | null> {
  const known = await session.rows(someNames, [tenantId, namesMax]);
  return known.length < namesMax ? null : { kind: 'names-max' };
}

function versionsFull({ version }: RawVersion, { versionsMax }: TemplateBounds): TemplatePut | null {
  return version < versionsMax ? null : { kind: 'versions-max' };
}

function asVersion({ version, made_by: madeBy, made_at: madeAt, retired_at: retiredAt }: RawVersion): TemplateVersion {
  return { version, madeBy, madeAt: asInstant(madeAt), retiredAt: asMaybeInstant(retiredAt) };
}

function asRow(row: RawRow): TemplateRow {
  return { ...asVersion(row), tenantId: row.tenant_id, name: row.name, jobId: row.job_id ?? '' };
}

function asTemplate(row: RawTemplate): JobTemplate {
  return { ...asRow(row), content: row.body };
}
