// Another policy is put in force on every replica. Promised: first the service says whether it would be, with its examples; then the same candidate is asked for.
import { answerOf } from '../api/answer.js';
import type { Promote, Promoted } from '../api/shapes.js';
import { useDeed } from '../live/use-deed.js';
import { DeedSteps } from '../parts/deed-steps.js';
import { ReasonField } from '../parts/reason-field.js';
import { useService } from '../service.js';
import { useDraft } from '../use-draft.js';
import { promotedText } from '../../words/policy.js';

interface Panel {
  readonly candidate: Promote['candidate'];
  readonly title: string;
  readonly done: () => void;
}

export function PromotePanel({ candidate, title, done }: Panel) {
  const { client } = useService();
  const [reason, setReason] = useDraft(`reason ${title}`, () => '');
  const promote = (body: Promote) => answerOf(client.POST('/v1/policies/promote', { body }));
  const deed = useDeed<Promote, Promoted, Promoted>({
    foresee: (asked) => promote({ ...asked, dry_run: true }),
    perform: (asked) => promote({ ...asked, dry_run: false }),
    after: done,
  });
  return (
    <section class="card panel" aria-label={title}>
      <DeedSteps
        {...{ deed, asked: () => ({ candidate, reason, dry_run: true }), confirm: 'Put it in force on every replica' }}
        fields={<ReasonField reason={reason} change={setReason} />}
        foreseen={(would) => (
          <>
            <p>{promotedText(would)}</p>
            {candidate.kind === 'shadow' && <p class="dim">Its file is read again when you confirm.</p>}
          </>
        )}
        done={(promoted) => <p>{promotedText(promoted)}</p>}
      />
    </section>
  );
}
