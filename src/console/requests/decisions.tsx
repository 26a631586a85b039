// Every decision about a request, the newest first, each with the facts that it was taken on.
import { answerOf } from '../api/answer.js';
import type { Decision } from '../api/shapes.js';
import { useLive } from '../live/use-live.js';
import { OnDemand } from '../parts/on-demand.js';
import { Table, type Column } from '../parts/table.js';
import { Ago } from '../parts/time.js';
import { Standing } from '../parts/trouble.js';
import { useService } from '../service.js';

export function Decisions({ id }: { readonly id: string }) {
  const { client } = useService();
  const params = { path: { request_id: id } };
  const live = useLive(`decisions ${id}`, () => answerOf(client.GET('/v1/job-requests/{request_id}/decisions', { params })));
  const rows = live.value?.items.map((decision, index) => ({ ...decision, number: index + 1 })).reverse();
  return (
    <>
      <Standing live={live} />
      {rows !== undefined && (
        <Table
          of="decisions, newest first"
          rows={rows}
          columns={columns}
          keyOf={({ number }) => String(number)}
          none="No decision has been taken yet."
        />
      )}
    </>
  );
}

interface Numbered extends Decision {
  readonly number: number;
}

const columns: readonly Column<Numbered>[] = [
  { title: 'When', show: ({ at }) => <Ago at={at} /> },
  { title: 'Outcome', show: outcomeText },
  { title: 'Case', show: (one) => one.case },
  { title: 'Rule', show: ({ rule, route }) => (route === null ? rule : `${rule}, route ${route}`) },
  { title: 'Policy', kind: 'less', show: ({ policy_version: version }) => <code>{version}</code> },
  {
    title: 'Why',
    kind: 'long',
    show: ({ number, reason, facts }) => (
      <>
        {reason}
        <OnDemand name={`facts ${number}`} title="Facts">
          {() => <pre>{JSON.stringify(facts, null, 2)}</pre>}
        </OnDemand>
      </>
    ),
  },
];

function outcomeText({ outcome, leads_to: { pool, effects } }: Decision): string {
  const place = pool === null ? '' : ` in pool ${pool}`;
  const besides = effects.map(({ effect, pool: where }) => (where === null ? effect : `${effect} in ${where}`));
  return [`${outcome}${place}`, ...besides].join(', ');
}
