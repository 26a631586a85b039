// What is on record of the way of a request, the oldest first, as the command line tells it. Promised: where there is more than one answer holds, that is said.
import { answerOf } from '../api/answer.js';
import type { HistoryEntry } from '../api/shapes.js';
import { useLive } from '../live/use-live.js';
import { Table, type Column } from '../parts/table.js';
import { At } from '../parts/time.js';
import { Standing } from '../parts/trouble.js';
import { useService } from '../service.js';
import { happenedText, restCommand } from '../../words/history.js';

/** As many as the service answers with at once: more than the decisions that are kept of a request. */
const pageSize = '500';

export function History({ id }: { readonly id: string }) {
  const { client } = useService();
  const params = { path: { request_id: id }, query: { limit: pageSize } };
  const live = useLive(`history ${id}`, () => answerOf(client.GET('/v1/job-requests/{request_id}/history', { params })));
  const { value } = live;
  const rest = value === null ? null : restCommand(id, value);
  return (
    <>
      <Standing live={live} />
      {value !== null && (
        <Table
          of="history, oldest first"
          rows={value.items.map((entry, number) => ({ ...entry, number }))}
          columns={columns}
          keyOf={({ number }) => String(number)}
          none="Nothing is on record."
        />
      )}
      {rest !== null && (
        <p class="dim">
          There is more. To see it, run <code>{rest}</code>.
        </p>
      )}
    </>
  );
}

/** The instants themselves: what lies between two of them is what is asked for. */
const columns: readonly Column<HistoryEntry>[] = [
  { title: 'When', show: ({ at }) => <At at={at} /> },
  { title: 'What', show: happenedText },
  { title: 'Attempt', kind: 'number', show: ({ attempt }) => attempt },
  { title: 'Pool', show: ({ pool }) => pool },
  { title: 'Run', show: ({ run_id: run }) => <span class="id">{run}</span> },
  { title: 'Why', kind: 'long', show: ({ text }) => text },
];
