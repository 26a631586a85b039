// Messages that could not be taken, the oldest of each queue first. In: the filters of the address. Promised: the queues are looked at when the page is opened and
// when somebody wants it: to look at one of RabbitMQ is to take its letters in hand for a moment.
import { answerOf } from '../api/answer.js';
import type { DeadLetter } from '../api/shapes.js';
import { askOnce } from '../live/once.js';
import { useLive } from '../live/use-live.js';
import { AskAgain } from '../parts/ask-again.js';
import { Cut } from '../parts/cut.js';
import { givenIn, TextFilters } from '../parts/text-filters.js';
import { Table, type Column } from '../parts/table.js';
import { Ago } from '../parts/time.js';
import { Standing } from '../parts/trouble.js';
import { hrefOf } from '../route.js';
import { useService } from '../service.js';
import { useDraft } from '../use-draft.js';
import { ReplayPanel } from './replay-panel.js';

const filters = [
  { name: 'queue', label: 'Queue' },
  { name: 'code', label: 'Code' },
  { name: 'tenant_id', label: 'Tenant' },
] as const;

export function LetterList({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const { client } = useService();
  const given = givenIn(query, filters);
  const of = JSON.stringify(given);
  const live = useLive(
    `dead letters ${of}`,
    () => answerOf(client.GET('/v1/dead-letters', { params: { query: given } })),
    askOnce,
  );
  const { value } = live;
  return (
    <>
      <h1>Dead letters</h1>
      <TextFilters key={of} {...{ page: 'dead-letters', of: 'dead letters', filters, given }} />
      <Standing live={live} />
      {value !== null && (
        <>
          <ReplayThese key={of} letters={value.items} done={live.refresh} />
          <Table
            of="dead letters, the oldest of each queue first"
            rows={value.items.map((one, number) => ({ ...one, number }))}
            columns={columns}
            keyOf={({ number }) => String(number)}
            none={noneText(value.more, Object.keys(given).length > 0)}
          />
          {value.more && <p class="dim">There are more. Use the filters, or replay these first.</p>}
          <AskAgain live={live} />
        </>
      )}
    </>
  );
}

function noneText(more: boolean, isFiltered: boolean): string {
  if (more) return 'None among the oldest messages. Name a queue to look further.';
  return isFiltered
    ? 'No dead letter matches these filters. Clear them to see all.'
    : 'No dead letters. Messages that cannot be taken appear here.';
}

interface These {
  readonly letters: readonly DeadLetter[];
  readonly done: () => void;
}

/** It stays open when none is left: it tells what became of them. */
function ReplayThese({ letters, done }: These) {
  const [open, setOpen] = useDraft('replay', () => false);
  if (letters.length === 0 && !open) return null;
  return (
    <>
      <p class="buttons">
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          Replay the messages shown …
        </button>
      </p>
      {open && <ReplayPanel {...{ ids: letters.map(({ id }) => id), title: 'Replay the messages shown', done }} />}
    </>
  );
}

const columns: readonly Column<DeadLetter>[] = [
  {
    title: 'Dead letter',
    show: ({ id }) => (
      <a class="id" href={hrefOf('dead-letters', [id])}>
        {id}
      </a>
    ),
  },
  { title: 'Queue', show: ({ queue }) => queue },
  { title: 'Tenant', show: ({ tenant_id: tenant }) => <Cut text={tenant ?? '-'} /> },
  { title: 'Correlation', kind: 'less', show: ({ correlation_id: id }) => <Cut text={id ?? '-'} /> },
  { title: 'Since', show: ({ since }) => (since === null ? '-' : <Ago at={since} />) },
  { title: 'Code', show: ({ reason }) => reason },
  { title: 'Why', kind: 'long', show: ({ description }) => shortened(description) },
];

const descriptionMax = 200;

/** All problems of a message may be a page of them: the letter itself tells each on its line. */
const shortened = (text: string): string => (text.length > descriptionMax ? `${text.slice(0, descriptionMax - 1)}…` : text);
