// The two steps of something that is done, as they are seen: the form, then what it would do and whether it is to be done. Promised: while it is asked about
// or done nothing of it can be changed, and nothing can be pressed twice.
import type { ComponentChildren } from 'preact';
import type { Deed } from '../live/use-deed.js';
import { TroubleBox } from './trouble.js';
import { useStepFocus } from './use-step-focus.js';

interface Steps<Asked, Foreseen, Done> {
  readonly deed: Deed<Asked, Foreseen, Done>;
  /** What is asked about when the form is sent. */
  readonly asked: () => Asked;
  readonly fields: ComponentChildren;
  readonly foreseen: (foreseen: Foreseen) => ComponentChildren;
  readonly done: (done: Done) => ComponentChildren;
  /** On the button that does it. */
  readonly confirm: string;
  /** Why it can be done no more, said where nothing was sent yet. */
  readonly tooLate?: string | null;
  /** Before the form is there again, after it was done. */
  readonly again?: () => void;
}

export function DeedSteps<Asked, Foreseen, Done>({
  deed,
  asked,
  fields,
  tooLate = null,
  again,
  ...words
}: Steps<Asked, Foreseen, Done>) {
  const isWriting = deed.stage.at === 'writing';
  const form = useStepFocus(deed.stage);
  if (tooLate !== null && deed.stage.at !== 'doing') return <Over {...{ deed, tooLate, done: words.done }} />;
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWriting) deed.look(asked());
      }}
    >
      <fieldset disabled={!isWriting}>{fields}</fieldset>
      <div role="status" class="steps" tabIndex={-1}>
        {toldOf(deed, words)}
      </div>
      <p class="buttons">
        <Buttons {...{ deed, confirm: words.confirm, again }} />
      </p>
    </form>
  );
}

/** What was done stays told, and what went wrong with it; there is nothing to press any more. */
function Over<Done>({ deed: { stage }, tooLate, done }: OverOf<Done>) {
  const trouble = stage.at === 'writing' ? stage.trouble : null;
  return (
    <div role="status">
      {stage.at === 'done' ? done(stage.done) : trouble === null ? <p>{tooLate}</p> : <TroubleBox trouble={trouble} />}
    </div>
  );
}

interface OverOf<Done> {
  readonly deed: Pick<Deed<never, unknown, Done>, 'stage'>;
  readonly tooLate: string;
  readonly done: (done: Done) => ComponentChildren;
}

function toldOf<Foreseen, Done>(
  { stage }: Pick<Deed<never, Foreseen, Done>, 'stage'>,
  words: Pick<Steps<never, Foreseen, Done>, 'foreseen' | 'done'>,
): ComponentChildren {
  switch (stage.at) {
    case 'writing':
      return stage.trouble !== null && <TroubleBox trouble={stage.trouble} />;
    case 'asking':
      return null;
    case 'foreseen':
    case 'doing':
      return words.foreseen(stage.foreseen);
    case 'done':
      return words.done(stage.done);
  }
}

interface Pressed {
  readonly deed: Pick<Deed<never, unknown, unknown>, 'stage' | 'confirm' | 'back'>;
  readonly confirm: string;
  readonly again: (() => void) | undefined;
}

function Buttons({ deed: { stage, confirm, back }, confirm: title, again }: Pressed) {
  switch (stage.at) {
    case 'writing':
    case 'asking':
      return (
        <button type="submit" disabled={stage.at === 'asking'}>
          What would it do?
        </button>
      );
    case 'foreseen':
    case 'doing':
      return (
        <>
          <button type="button" class="main" disabled={stage.at === 'doing'} onClick={confirm}>
            {title}
          </button>
          <button type="button" class="quiet" disabled={stage.at === 'doing'} onClick={back}>
            Change
          </button>
        </>
      );
    case 'done':
      return (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            again?.();
            back();
          }}
        >
          Start over
        </button>
      );
  }
}
