// The list of requests. In: the filters of the address. Promised: the first page is kept up to date; further pages are asked for by hand, each once, and
// nothing that is shown moves away under whoever reads it.
import { useEffect, useState } from 'preact/hooks';
import { answerOf, isOk, troubleOf, type Answer, type Trouble } from '../api/answer.js';
import type { RequestPage, RequestRow } from '../api/shapes.js';
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
import { asked, filtersIn } from './filters.js';

const pageSize = '50';

export function RequestList({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const { client } = useService();
  const filters = filtersIn(query);
  const of = JSON.stringify(filters);
  const ask = (cursor: string | null) => {
    const said = { ...asked(filters), limit: pageSize, ...(cursor === null ? {} : { cursor }) };
    return answerOf(client.GET('/v1/job-requests', { params: { query: said } }));
  };
  const live = useLive(of, () => ask(null));
  const later = useLater(of, ask);
  const shown = together(live.value, later.page);
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
          none="No job requests."
        />
      )}
      {later.trouble !== null && <ProblemText trouble={later.trouble} />}
      {shown.next_cursor !== null && (
        <button type="button" disabled={later.asking} onClick={() => void later.more(shown)}>
          More
        </button>
      )}
    </>
  );
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
  { title: 'Correlation', kind: 'less', show: (row) => <Cut text={row.correlation_id} /> },
  { title: 'Job', show: (row) => <a href={hrefOf('jobs', [row.job_id])}>{row.job_id}</a> },
  { title: 'Priority', kind: 'number', show: (row) => row.priority },
  { title: 'State', show: (row) => <State state={row.state} /> },
  { title: 'Pool', kind: 'less', show: poolOf },
  { title: 'Received', show: (row) => <Ago at={row.times.received} /> },
  { title: 'Why', kind: 'long', show: (row) => whyText(row, now()) },
];

/**
 * The newest page, and under it what was asked for by hand. When so many came in meanwhile that the two no longer meet, there would be a hole between
 * them: then there is the newest page alone.
 */
export function together(newest: RequestPage | null, kept: RequestPage | null): RequestPage {
  if (newest === null || kept === null) return newest ?? kept ?? { items: [], next_cursor: null };
  const ids = new Set(newest.items.map(({ request_id: id }) => id));
  const older = kept.items.filter(({ request_id: id }) => !ids.has(id));
  return older.length === kept.items.length ? newest : { items: [...newest.items, ...older], next_cursor: kept.next_cursor };
}

/** What was shown when more was asked for, with what came then. */
function useLater(of: string, ask: (cursor: string) => Promise<Answer<RequestPage>>) {
  const [page, setPage] = useState<RequestPage | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    setPage(null);
    setTrouble(null);
  }, [of]);
  const more = async ({ items, next_cursor: cursor }: RequestPage) => {
    if (cursor === null) return;
    setAsking(true);
    const answer = await ask(cursor);
    setAsking(false);
    setTrouble(troubleOf(answer));
    if (isOk(answer)) setPage({ items: [...items, ...answer.value.items], next_cursor: answer.value.next_cursor });
  };
  return { page, trouble, asking, more };
}
