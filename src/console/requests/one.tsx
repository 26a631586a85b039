// One job request: where it is and why, what would let it run, what was decided and tried, and what somebody may do with it.
import { useState } from 'preact/hooks';
import { isOk } from '../api/answer.js';
import type { Attempt, RequestView } from '../api/shapes.js';
import { Hands } from '../hands/hands.js';
import { now } from '../live/clock.js';
import { useLive } from '../live/use-live.js';
import { Lines, Linked } from '../parts/lines.js';
import { OnDemand } from '../parts/on-demand.js';
import { State } from '../parts/state.js';
import { Table, type Column } from '../parts/table.js';
import { Ago } from '../parts/time.js';
import { ProblemText, Standing } from '../parts/trouble.js';
import { useService } from '../service.js';
import { explanationLines } from '../../words/foresight.js';
import { isHeld } from '../../words/next-check.js';
import { requestLines } from '../../words/request-view.js';
import { resultLines } from './result.js';
import { askOne, waits, type Explained } from './ask-one.js';
import { ByHand } from './by-hand.js';
import { Decisions } from './decisions.js';
import { History } from './history.js';

export function OneRequest({ id }: { readonly id: string }) {
  const { client } = useService();
  const [view, setView] = useState<RequestView | null>(null);
  const live = useLive(id, () => askOne(client, id, setView));
  return (
    <>
      <h1>
        Job request <span class="id">{id}</span> {view !== null && <State state={view.state} />}
      </h1>
      <Standing live={{ ...live, value: view }} />
      {view !== null && <Told {...{ view, explained: live.value, refresh: live.refresh }} />}
    </>
  );
}

interface Known {
  readonly view: RequestView;
  /** Of the last time that it could be told. */
  readonly explained: Explained;
  readonly refresh: () => void;
}

function Told({ view, explained, refresh }: Known) {
  const { request_id: id, state } = view;
  const result = resultLines(view.response?.body ?? null);
  return (
    <>
      <Hands {...{ id, state, held: view.waiting !== null && isHeld(view.waiting), done: refresh }} />
      <div class="two">
        {result.some(([, text]) => text !== null && text !== '') && (
          <section class="card" aria-labelledby="result">
            <h2 id="result">Result</h2>
            <Lines lines={result} />
          </section>
        )}
        {waits(view) && <Now explained={explained} />}
        <section class="card" aria-label="What it is, and where">
          <Lines lines={requestLines(view, now(), [])} />
        </section>
      </div>
      {view.attempts.length > 0 && (
        <>
          <h2>Attempts</h2>
          <Table of="attempts" rows={view.attempts} columns={columnsOf(view)} keyOf={({ number }) => String(number)} none="" />
        </>
      )}
      <OnDemand name="history" title="History">
        {() => <History id={id} />}
      </OnDemand>
      <OnDemand name="decisions" title="Decisions">
        {() => <Decisions id={id} />}
      </OnDemand>
      <OnDemand name="by-hand" title="Done by hand">
        {() => <ByHand id={id} />}
      </OnDemand>
    </>
  );
}

/** The first thing that somebody wants to know of one that waits. Its place and its next check are told with what was recorded. */
function Now({ explained }: { readonly explained: Explained }) {
  return (
    <section class="card" aria-labelledby="now">
      <h2 id="now">Now</h2>
      <Explaining explained={explained} />
    </section>
  );
}

function Explaining({ explained }: { readonly explained: Explained }) {
  if (explained === null) return <p class="dim">Asking what would be decided now …</p>;
  if (!isOk(explained)) return <ProblemText trouble={explained} />;
  return (
    <Lines lines={explanationLines({ ...explained.value, recorded: null, position: null, next_check: null }, now(), null)} />
  );
}

const columnsOf = ({ in_doubt: doubt }: RequestView): readonly Column<Attempt>[] => [
  { title: 'Attempt', kind: 'number', show: ({ number }) => number },
  { title: 'Pool', show: ({ pool }) => pool },
  { title: 'Run', show: ({ run_id: run }) => <span class="id">{run ?? '-'}</span> },
  { title: 'Submitted', show: ({ submitted }) => <Ago at={submitted} /> },
  { title: 'Failure', show: ({ failure }) => failure ?? '' },
  { title: 'Outcome', show: ({ number, outcome }) => outcome ?? (doubt?.attempt === number ? 'in doubt' : 'under way') },
  { title: 'Details', kind: 'long', show: moreOf },
];

function moreOf({ sent_as: who, url, message }: Attempt) {
  const texts = [who === null ? null : `sent as ${who}`, url, message].filter((text) => text !== null && text !== '');
  return texts.map((text) => (
    <div key={text}>
      <Linked text={text ?? ''} />
    </div>
  ));
}
