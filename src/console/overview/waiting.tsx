// Who waits, by the case they are in, with one reason for each case as it stands with the request.
import { isOk, type Answer } from '../api/answer.js';
import type { RequestPage, RequestRow } from '../api/shapes.js';
import { Table, type Column } from '../parts/table.js';
import { Ago } from '../parts/time.js';
import { ProblemText } from '../parts/trouble.js';
import { hrefOf } from '../route.js';

interface OfCase {
  readonly name: string;
  readonly count: number;
  readonly since: string;
  readonly example: RequestRow;
}

export function WaitingByCase({ waiting }: { readonly waiting: Answer<RequestPage> }) {
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">
        <a href={hrefOf('requests', [], { state: 'waiting' })}>Waiting</a>
      </h2>
      {isOk(waiting) ? <Cases page={waiting.value} /> : <ProblemText trouble={waiting} />}
    </section>
  );
}

function Cases({ page: { items, next_cursor: more } }: { readonly page: RequestPage }) {
  return (
    <>
      <Table
        of="waiting requests by case"
        rows={byCase(items)}
        columns={columns}
        keyOf={({ name }) => name}
        none="No request is waiting."
      />
      {more !== null && <p class="dim">Only the newest {items.length} waiting requests are counted.</p>}
    </>
  );
}

const columns: readonly Column<OfCase>[] = [
  { title: 'Case', show: ({ name }) => name },
  { title: 'Requests', kind: 'number', show: ({ count }) => count },
  { title: 'Waiting since', show: ({ since }) => <Ago at={since} /> },
  {
    title: 'Example',
    kind: 'long',
    show: ({ example }) => <a href={hrefOf('requests', [example.request_id])}>{example.waiting?.reason}</a>,
  },
];

export function byCase(rows: readonly RequestRow[]): readonly OfCase[] {
  const cases = new Map<string, OfCase>();
  for (const row of rows) {
    if (row.waiting === null) continue;
    const { case: name, since } = row.waiting;
    const before = cases.get(name);
    const longer = before === undefined || since < before.since;
    cases.set(name, {
      name,
      count: (before?.count ?? 0) + 1,
      ...(longer ? { since, example: row } : { since: before.since, example: before.example }),
    });
  }
  return [...cases.values()].sort((one, other) => other.count - one.count);
}
