// The candidate in the shadow, and what it would decide otherwise: how often in each case, and of which requests.
import { isOk, type Answer } from '../api/answer.js';
import type { Shadow } from '../api/shapes.js';
import { now } from '../live/clock.js';
import { Table, type Column } from '../parts/table.js';
import { Ago } from '../parts/time.js';
import { ProblemText } from '../parts/trouble.js';
import { hrefOf } from '../route.js';
import { answerText, brokenText, shadowText } from '../../words/policy.js';
import { PromotePanel } from './promote-panel.js';
import { useDraft } from '../use-draft.js';

interface Shown<Of> {
  readonly shadow: Of;
  /** Called after the candidate was put in force. */
  readonly done: () => void;
}

export function InTheShadow({ shadow, done }: Shown<Answer<Shadow>>) {
  return (
    <section aria-labelledby="shadow">
      <h2 id="shadow">Candidate in the shadow</h2>
      {isOk(shadow) ? <Told shadow={shadow.value} done={done} /> : <ProblemText trouble={shadow} />}
    </section>
  );
}

function Told({ shadow, done }: Shown<Shadow>) {
  const { candidate, refused, seen_since: since, by_case: byCase, differences } = shadow;
  return (
    <>
      <p>{shadowText(shadow, now())}</p>
      {refused !== null && (
        <div class="trouble">
          <pre>{refused.problems}</pre>
        </div>
      )}
      {candidate?.broken === true && <p class="trouble">{brokenText}</p>}
      {candidate !== null && <PromoteCandidate done={done} />}
      {since !== null && (
        <>
          <h3>
            By case, on all replicas, since <Ago at={since} />
          </h3>
          <Table
            of="how often it differs, by case"
            rows={byCase}
            columns={counts}
            keyOf={(one) => one.case}
            none="Nothing has been compared yet."
          />
          <h3>Requests that it decides otherwise</h3>
          <Table
            of="requests it differs on, newest first"
            rows={differences.map((one, number) => ({ ...one, number }))}
            columns={columns}
            keyOf={({ number }) => String(number)}
            none="None so far."
          />
        </>
      )}
    </>
  );
}

function PromoteCandidate({ done }: { readonly done: () => void }) {
  const [open, setOpen] = useDraft('candidate', () => false);
  return (
    <>
      <p class="buttons">
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          Promote the candidate …
        </button>
      </p>
      {open && <PromotePanel {...{ candidate: { kind: 'shadow' }, title: 'Promote the candidate', done }} />}
    </>
  );
}

const counts: readonly Column<Shadow['by_case'][number]>[] = [
  { title: 'Case', show: (one) => one.case },
  { title: 'Same', kind: 'number', show: ({ same }) => same },
  { title: 'Differs', kind: 'number', show: ({ differs }) => differs },
];

const columns: readonly Column<Shadow['differences'][number]>[] = [
  {
    title: 'Request',
    show: ({ request_id: id }) => (
      <a class="id" href={hrefOf('requests', [id])}>
        {id}
      </a>
    ),
  },
  { title: 'When', show: ({ at }) => <Ago at={at} /> },
  { title: 'In force', show: ({ active }) => answerText(active) },
  { title: 'Candidate', show: ({ candidate }) => answerText(candidate) },
];
