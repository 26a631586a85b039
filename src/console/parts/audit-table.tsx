// Who did what by hand, newest first.
import type { AuditEntry } from '../api/shapes.js';
import { hrefOf } from '../route.js';
import { OnDemand } from './on-demand.js';
import { Table, type Column } from './table.js';
import { Ago } from './time.js';

export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  return (
    <Table
      of="what was done by hand, newest first"
      rows={entries}
      columns={columns}
      keyOf={({ id }) => id}
      none="Nothing has been done by hand."
    />
  );
}

const columns: readonly Column<AuditEntry>[] = [
  { title: 'When', show: ({ at }) => <Ago at={at} /> },
  { title: 'Who', show: ({ actor }) => actor },
  { title: 'What', show: ({ act }) => act },
  {
    title: 'On',
    show: ({ request_id: id, subject }) => (id === null ? subject : <a href={hrefOf('requests', [id])}>{subject}</a>),
  },
  {
    title: 'Why',
    kind: 'long',
    show: ({ id, reason, detail }) => (
      <>
        {reason}
        <OnDemand name={`details ${id}`} title="Details">
          {() => <pre>{JSON.stringify(detail, null, 2)}</pre>}
        </OnDemand>
      </>
    ),
  },
];
