// Schedules of job requests, newest first. In: the filters of the address.
import { answerOf } from '../api/answer.js';
import type { ScheduleRow } from '../api/shapes.js';
import { useLive } from '../live/use-live.js';
import { Cut } from '../parts/cut.js';
import { State } from '../parts/state.js';
import { Table, type Column } from '../parts/table.js';
import { givenIn, TextFilters } from '../parts/text-filters.js';
import { Ago } from '../parts/time.js';
import { Standing } from '../parts/trouble.js';
import { hrefOf } from '../route.js';
import { useService } from '../service.js';

const pageSize = '500';
const filters = [
  { name: 'status', label: 'Status', choices: ['running', 'stopped'] },
  { name: 'tenant_id', label: 'Tenant' },
  { name: 'template', label: 'Template' },
] as const;

export function ScheduleList({ query: address }: { readonly query: Readonly<Record<string, string>> }) {
  const { client } = useService();
  const given = givenIn(address, filters);
  const of = JSON.stringify(given);
  const { status, ...others } = given;
  // An address may say anything: what is no status, the service says.
  const query = { ...others, ...(status === undefined ? {} : { status: status as 'running' }), limit: pageSize };
  const live = useLive(`schedules ${of}`, () => answerOf(client.GET('/v1/schedules', { params: { query } })));
  const { value } = live;
  return (
    <>
      <h1>Schedules</h1>
      <TextFilters key={of} {...{ page: 'schedules', of: 'schedules', filters, given }} />
      <Standing live={live} />
      {value !== null && (
        <>
          <Table
            of="schedules, newest first"
            rows={value.items}
            columns={columns}
            keyOf={({ schedule_id: id }) => id}
            none={noneText(Object.keys(given).length > 0)}
          />
          {value.next_cursor !== null && <p class="dim">There are more. Use the filters to see them.</p>}
        </>
      )}
    </>
  );
}

function noneText(isFiltered: boolean): string {
  return isFiltered
    ? 'No schedule matches these filters. Clear them to see all.'
    : 'No schedules yet. Make one with: job-keeper schedules create FILE';
}

const columns: readonly Column<ScheduleRow>[] = [
  {
    title: 'Schedule',
    show: ({ schedule_id: id, name }) => (
      <a href={hrefOf('schedules', [id])}>
        <Cut text={name} />
      </a>
    ),
  },
  { title: 'Tenant', show: ({ tenant_id: tenant }) => <Cut text={tenant} /> },
  { title: 'Job', show: ({ job_id: job }) => <a href={hrefOf('jobs', [job])}>{job}</a> },
  {
    title: 'Template',
    show: ({ tenant_id: tenant, template }) =>
      template !== null && (
        <>
          <a href={hrefOf('templates', [tenant, template.name])}>{template.name}</a>
          {template.retired && ' (retired)'}
        </>
      ),
  },
  { title: 'Cron', show: ({ cron }) => <code>{cron}</code> },
  { title: 'Zone', kind: 'less', show: ({ time_zone: zone }) => zone },
  { title: 'Status', show: ({ status }) => <State state={status} /> },
  { title: 'Next fire', show: ({ next_at: next }) => (next === null ? '' : <Ago at={next} />) },
  { title: 'Fired', kind: 'number', show: ({ executions }) => executions },
  { title: 'Message', kind: 'long', show: ({ message }) => message },
];
