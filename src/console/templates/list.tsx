// Templates of job requests, by tenant and name: the newest version of each. In: the filters of the address.
import { answerOf } from '../api/answer.js';
import type { TemplateRow } from '../api/shapes.js';
import { useLive } from '../live/use-live.js';
import { Cut } from '../parts/cut.js';
import { Table, type Column } from '../parts/table.js';
import { givenIn, TextFilters } from '../parts/text-filters.js';
import { Ago } from '../parts/time.js';
import { Standing } from '../parts/trouble.js';
import { hrefOf } from '../route.js';
import { useService } from '../service.js';
import { statusText } from '../../words/template.js';

const pageSize = '500';
const filters = [{ name: 'tenant_id', label: 'Tenant' }] as const;

export function TemplateList({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const { client } = useService();
  const given = givenIn(query, filters);
  const of = JSON.stringify(given);
  const params = { query: { ...given, limit: pageSize } };
  const live = useLive(`templates ${of}`, () => answerOf(client.GET('/v1/job-templates', { params })));
  const { value } = live;
  return (
    <>
      <h1>Templates</h1>
      <TextFilters key={of} {...{ page: 'templates', of: 'templates', filters, given }} />
      <Standing live={live} />
      {value !== null && (
        <>
          <Table
            of="templates, by tenant and name"
            rows={value.items}
            columns={columns}
            keyOf={({ tenant_id: tenant, name }) => `${tenant} ${name}`}
            none={noneText(given)}
          />
          {value.next_cursor !== null && <p class="dim">There are more. Filter by tenant to see them.</p>}
        </>
      )}
    </>
  );
}

function noneText(given: { readonly tenant_id?: string }): string {
  return given.tenant_id === undefined
    ? 'No templates yet. Make one with: job-keeper templates put FILE'
    : 'This tenant has no templates. Clear the filter to see all.';
}

const columns: readonly Column<TemplateRow>[] = [
  { title: 'Name', show: ({ tenant_id: tenant, name }) => <a href={hrefOf('templates', [tenant, name])}>{name}</a> },
  { title: 'Version', kind: 'number', show: ({ version }) => version },
  { title: 'Tenant', show: ({ tenant_id: tenant }) => <Cut text={tenant} /> },
  { title: 'Job', show: ({ job_id: job }) => <a href={hrefOf('jobs', [job])}>{job}</a> },
  { title: 'Made', show: ({ made }) => <Ago at={made} /> },
  { title: 'By', show: ({ made_by: by }) => by },
  { title: 'Status', show: statusText },
];
