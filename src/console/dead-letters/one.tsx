// One message that could not be taken: every problem of it, its body as it came, and its replay. Promised: the body is text, whatever it holds.
import { answerOf } from '../api/answer.js';
import { now } from '../live/clock.js';
import { askOnce } from '../live/once.js';
import { useLive } from '../live/use-live.js';
import { AskAgain } from '../parts/ask-again.js';
import { Lines } from '../parts/lines.js';
import { Standing } from '../parts/trouble.js';
import { hrefOf } from '../route.js';
import { useService } from '../service.js';
import { useDraft } from '../use-draft.js';
import { letterLines } from '../../words/dead-letter.js';
import { ReplayPanel } from './replay-panel.js';

export function OneLetter({ id }: { readonly id: string }) {
  const { client } = useService();
  const [open, setOpen] = useDraft('replay', () => false);
  const params = { path: { letter_id: id } };
  const live = useLive(`dead letter ${id}`, () => answerOf(client.GET('/v1/dead-letters/{letter_id}', { params })), askOnce);
  const { value } = live;
  return (
    <>
      <h1>
        Dead letter <span class="id">{id}</span>
      </h1>
      <p>
        <a href={hrefOf('dead-letters')}>All dead letters</a>
      </p>
      <Standing live={live} />
      {value !== null && (
        <>
          <p class="buttons">
            <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
              Replay it …
            </button>
          </p>
          {open && <ReplayPanel ids={[id]} title="Replay it" />}
          <section class="card" aria-label="What it is, and why it was not taken">
            <Lines lines={letterLines(value, now())} />
          </section>
          <h2 id="body">Body</h2>
          <section class="card" aria-labelledby="body">
            <pre>{value.body}</pre>
          </section>
          <AskAgain live={live} />
        </>
      )}
    </>
  );
}
