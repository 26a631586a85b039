// One thing that is done with a request by hand: why, with what, what it would do, and that it is to be done.
import { useDeed } from '../live/use-deed.js';
import { DeedSteps } from '../parts/deed-steps.js';
import { Lines } from '../parts/lines.js';
import { ReasonField } from '../parts/reason-field.js';
import { useService } from '../service.js';
import { useDraft } from '../use-draft.js';
import type { Line } from '../../words/line.js';
import { tooLateText } from './ended.js';
import { foresee, perform, type Act, type Plan, type Told } from './plan.js';
import { PoolField } from './pool-field.js';

interface Panel {
  readonly id: string;
  readonly act: Act;
  readonly title: string;
  /** Whether the request has ended since the panel was opened. */
  readonly ended: boolean;
  readonly done: () => void;
}

export function ActPanel({ id, act, title, ended, done }: Panel) {
  const { client } = useService();
  const [plan, setPlan] = useDraft<Plan>(`plan ${act}`, () => ({ act, reason: '', priority: 'high', pool: '' }));
  const change = (changes: Partial<Plan>) => setPlan((before) => ({ ...before, ...changes }));
  const deed = useDeed<Plan, Told, Told>({
    foresee: (asked) => foresee(client, id, asked),
    perform: (asked) => perform(client, id, asked),
    after: done,
  });
  const fields = (
    <>
      {act === 'prioritise' && <PriorityField priority={plan.priority} change={(priority) => change({ priority })} />}
      {act === 'move' && <PoolField pool={plan.pool} change={(pool) => change({ pool })} />}
      <ReasonField reason={plan.reason} change={(reason) => change({ reason })} />
    </>
  );
  return (
    <section class="card panel" aria-label={title}>
      <DeedSteps
        {...{ deed, fields, asked: () => plan, confirm: confirmText(plan), tooLate: ended ? tooLateText : null }}
        foreseen={(told) => <Lines lines={linesOf(told)} />}
        done={(told) => <Lines lines={linesOf(told)} />}
      />
    </section>
  );
}

function PriorityField({ priority, change }: { readonly priority: string; readonly change: (priority: string) => void }) {
  return (
    <label>
      Priority: low, normal, high, critical, or 0 to 100
      <input name="priority" value={priority} required onInput={({ currentTarget }) => change(currentTarget.value.trim())} />
    </label>
  );
}

function confirmText({ act, priority, pool }: Plan): string {
  switch (act) {
    case 'hold':
      return 'Hold it';
    case 'release':
      return 'Release it';
    case 'cancel':
      return 'Cancel it';
    case 'prioritise':
      return `Give it priority ${priority}`;
    case 'move':
      return pool === '' ? 'Let the policy choose its pool' : `Move it to pool ${pool}`;
  }
}

const outcomes: Readonly<Record<string, string>> = {
  would: 'This would be done. Nothing has been done yet.',
  done: 'Done.',
  'already-so': 'Nothing to do: it is so already.',
  'already-final': 'Not done: the request has ended.',
  'not-in-queue': 'Not done: the request has left the queue. Its run can only be cancelled.',
  'moved-meanwhile': 'Not done: the state of the request has just changed. Try again.',
  'not-there': 'Not done: the request is no longer there.',
  'not-asked': 'Not known in advance.',
  cancelled: 'Cancelled.',
  stopping: 'Its run is being stopped. This page shows when it has ended.',
};

/** Before it is done, what stands there is not what it would come to. */
function linesOf({ outcome, state, priority, note }: Told): Line[] {
  const until = outcome === 'would' ? ' now' : '';
  return [
    ['result', outcomes[outcome] ?? outcome.replaceAll('-', ' ')],
    [`state${until}`, state],
    [`priority${until}`, priority === null ? null : String(priority)],
    ['', note],
  ];
}
