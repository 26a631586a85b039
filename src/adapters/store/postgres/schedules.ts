// Schedules of models, as their tenants keep them. In: a tenant, an id or a filter. Out: schedules. Promised: a statement names its tenant, always;
// those of job requests are not among them.
import type { NewSchedule, ScheduleField, ScheduleRow, ScheduleStore } from '../../../ports/store/schedules.js';
import type { Database } from './sql/database.js';
import { isUuid } from './identity.js';
import { toInstant } from './sql/instants.js';
import { conditionSql, Parameters } from './list-condition.js';
import { scheduleFires } from './schedule-fires.js';
import { noted, removeSchedule, startSchedule, stopSchedule } from './schedule-changes.js';
import { madeUnder, unlessMade } from './schedule-once.js';
import { asModelSchedule, modelColumns, type RawModelSchedule } from './schedule-row.js';

/** Index schedule_page. Two that are added at the same instant may both be the last: the bound is against a flood, not exact. */
const insert = noted(
  `
insert into schedule (id, tenant_id, name, user_id, model_id, configuration_id, input_folder_id, output_folder_id, schedule_string, time_zone,
  executions_max, status, created_at, next_at, once_key, once_content)
select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'RUNNING', ${toInstant('$12')}, ${toInstant('$13')}, $14, $15
where (select count(*) from (select 1 from schedule where tenant_id = $2 limit $16) as known) < $16 ${unlessMade}`,
  '$12',
  '$17',
);

/** Primary key, as in all below. */
const selectOne = `select ${modelColumns} from schedule s where s.id = $1 and s.model_id is not null and s.tenant_id = $2`;

const expressions: Readonly<Record<ScheduleField, string>> = {
  name: 's.name',
  status: 's.status',
  creationDate: 's.created_at',
  modelId: 's.model_id',
  scheduleString: 's.schedule_string',
  message: 's.message',
};

export function scheduleStore(database: Database): ScheduleStore {
  const one = async (tenantId: string, id: string): Promise<ScheduleRow | null> => {
    const [row] = isUuid(id) ? await database.rows<RawModelSchedule>(selectOne, [id, tenantId]) : [];
    return row === undefined ? null : asModelSchedule(row);
  };
  return {
    async add(schedule, schedulesMax, actor) {
      return (await database.rows(insert, [...valuesOf(schedule), schedulesMax, actor])).length === 1;
    },
    madeUnder: (key) => madeUnder(database, key),
    schedule: one,
    /** Index schedule_page. */
    async page({ tenantId, conditions, offset, limit, rowsMax }) {
      const parameters = new Parameters();
      const from = `from schedule s where s.model_id is not null and s.tenant_id = ${parameters.add(tenantId)}
        and ${conditionSql(conditions, expressions, parameters)} order by s.created_at desc, s.id desc`;
      const counted = [...parameters.values, rowsMax];
      const count = `select count(*)::integer as total from (select 1 ${from} limit $${counted.length}) as shown`;
      const [{ total } = { total: 0 }] = await database.rows<{ total: number }>(count, counted);
      if (offset >= total) return { rows: [], total };
      const page = `select ${modelColumns} ${from} limit ${parameters.add(Math.min(limit, total - offset))} offset ${parameters.add(offset)}`;
      const rows = await database.rows<RawModelSchedule>(page, parameters.values);
      return { rows: rows.map(asModelSchedule), total };
    },
    async start({ tenantId, id }, nextAt, by) {
      if (isUuid(id)) await startSchedule(database, { id, of: 'models', tenantId }, nextAt, by);
      return one(tenantId, id);
    },
    async stop({ tenantId, id }, by) {
      if (isUuid(id)) await stopSchedule(database, { id, of: 'models', tenantId }, by);
      return one(tenantId, id);
    },
    remove: async ({ tenantId, id }, by) => isUuid(id) && removeSchedule(database, { id, of: 'models', tenantId }, by),
    ...scheduleFires(database),
  };
}

function valuesOf(schedule: NewSchedule): unknown[] {
  return [
    schedule.id,
    schedule.tenantId,
    schedule.name,
    schedule.userId,
    schedule.modelId,
    schedule.configurationId,
    schedule.inputFolderId,
    schedule.outputFolderId,
    schedule.scheduleString,
    schedule.timeZone,
    schedule.executionsMax,
    schedule.createdAt,
    schedule.nextAt,
    schedule.once?.key ?? null,
    schedule.once?.content ?? null,
  ];
}
