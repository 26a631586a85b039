// Dead letters are let be taken once more. Promised: those that are named when it is asked about, and no others that come meanwhile; what became of each is told.
import { answerOf } from '../api/answer.js';
import type { Replay, Replayed } from '../api/shapes.js';
import { useDeed } from '../live/use-deed.js';
import { DeedSteps } from '../parts/deed-steps.js';
import { ReasonField } from '../parts/reason-field.js';
import { Table, type Column } from '../parts/table.js';
import { hrefOf } from '../route.js';
import { useService } from '../service.js';
import { useDraft } from '../use-draft.js';
import { replayedText, resultText } from '../../words/dead-letter.js';

interface Panel {
  /** At least one. */
  readonly ids: readonly string[];
  readonly title: string;
  /** Called after they were replayed. */
  readonly done?: () => void;
}

/** As many as one call takes: of letters that say the same there may be more than ids. */
const limit = 500;

export function ReplayPanel({ ids, title, done }: Panel) {
  const { client } = useService();
  const [reason, setReason] = useDraft('reason', () => '');
  const replay = (body: Replay) => answerOf(client.POST('/v1/dead-letters/replay', { body }));
  const deed = useDeed<Replay, Replayed, Replayed>({
    foresee: (asked) => replay({ ...asked, dry_run: true }),
    perform: (asked) => replay({ ...asked, dry_run: false }),
    ...(done === undefined ? {} : { after: done }),
  });
  const asked = (): Replay => ({ filter: { ids: [...new Set(ids)] }, reason, dry_run: true, limit });
  return (
    <section class="card panel" aria-label={title}>
      <DeedSteps
        {...{ deed, asked, confirm: confirmText(ids) }}
        fields={<ReasonField reason={reason} change={setReason} />}
        foreseen={(would) => <p>{replayedText(would)}</p>}
        done={(told) => <Results told={told} />}
      />
    </section>
  );
}

const confirmText = (ids: readonly string[]): string => `Replay ${ids.length === 1 ? 'it' : 'them'} now`;

function Results({ told }: { readonly told: Replayed }) {
  const rows = told.items.map((one, number) => ({ ...one, number }));
  return (
    <>
      <p>{replayedText(told)}</p>
      <Table of="what became of each" rows={rows} columns={columns} keyOf={({ number }) => String(number)} none="" />
    </>
  );
}

const columns: readonly Column<Replayed['items'][number]>[] = [
  { title: 'Dead letter', show: ({ id }) => <span class="id">{id}</span> },
  {
    title: 'Result',
    kind: 'long',
    show: (one) =>
      one.request_id === null ? resultText(one) : <a href={hrefOf('requests', [one.request_id])}>{resultText(one)}</a>,
  },
];
