// The list of requests. In: the filters of the address. Promised: the first page is kept up to date; further pages are asked for by hand, and are there again for
// whoever comes back; nothing that is shown moves away under whoever reads it.
import { answerOf } from '../api/answer.js';
import type { RequestRow } from '../api/shapes.js';
import { now } from '../live/clock.js';
import { useLive } from '../live/use-live.js';
import { Cut } from '../parts/cut.js';
import { State } from '../parts/state.js';
import { Table, type Column } from '../parts/table.js';
import { Ago } from '../parts/time.js';
import { ProblemText, Standing } from '../parts/trouble.js';
import { hrefOf } from '../route.js';
import { useService } from '../service.js';
import { poolOf, whyText } from '../../words/request.js';
import { FilterForm } from './filter-form.js';
import { asked, filterNames, filtersIn, type Filters } from './filters.js';
import { pageSize, useLater } from './use-later.js';

export function RequestList({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const { client } = useService();
  const filters = filtersIn(query);
  const of = JSON.stringify(filters);
  const ask = (cursor: string | null, limit: number) => {
    const said = { ...asked(filters), limit: String(limit), ...(cursor === null ? {} : { cursor }) };
    return answerOf(client.GET('/v1/job-requests', { params: { query: said } }));
  };
  const live = useLive(of, () => ask(null, pageSize));
  const later = useLater(of, ask, live.value);
  const { shown } = later;
  return (
    <>
      <h1>Requests</h1>
      <FilterForm key={of} filters={filters} />
      <Standing live={live} />
      {live.value !== null && (
        <Table
          of="job requests, newest first"
          rows={shown.items}
          columns={columns}
          keyOf={(row) => row.request_id}
          none={noneText(filters)}
        />
      )}
      {later.trouble !== null && <ProblemText trouble={later.trouble} />}
      {shown.next_cursor !== null && (
        <button type="button" disabled={later.asking} onClick={later.more}>
          Show more
        </button>
      )}
    </>
  );
}

function noneText(filters: Filters): string {
  return filterNames.some((name) => filters[name] !== '')
    ? 'No job request matches these filters. Clear them to see all.'
    : 'No job requests yet. They appear here as soon as one is submitted; the page of a job can do that.';
}

const columns: readonly Column<RequestRow>[] = [
  {
    title: 'Request',
    show: ({ request_id: id }) => (
      <a class="id" href={hrefOf('requests', [id])}>
        {id}
      </a>
    ),
  },
  { title: 'Tenant', show: (row) => <Cut text={row.tenant_id} /> },
  { title: 'Correlation id', kind: 'less', show: (row) => <Cut text={row.correlation_id} /> },
  { title: 'Job', show: (row) => <a href={hrefOf('jobs', [row.job_id])}>{row.job_id}</a> },
  { title: 'Priority', kind: 'number', show: (row) => row.priority },
  { title: 'State', show: (row) => <State state={row.state} /> },
  { title: 'Pool', kind: 'less', show: poolOf },
  { title: 'Received', show: (row) => <Ago at={row.times.received} /> },
  { title: 'Why', kind: 'long', show: (row) => whyText(row, now()) },
];
