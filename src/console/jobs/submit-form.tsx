// Asks for a run of a job. Promised: first it is told what would become of it now, and nothing is stored; then the same request is handed in. Its correlation id is
// made with the form: handed in twice it is one request.
import { answerOf } from '../api/answer.js';
import type { Foresight, Job, JobRequest, Taken } from '../api/shapes.js';
import { now } from '../live/clock.js';
import { useDeed } from '../live/use-deed.js';
import { newCorrelation } from '../new-correlation.js';
import { DeedSteps } from '../parts/deed-steps.js';
import { Lines } from '../parts/lines.js';
import { TextField } from '../parts/text-field.js';
import { hrefOf } from '../route.js';
import { useService } from '../service.js';
import { useDraft } from '../use-draft.js';
import { foresightLines } from '../../words/foresight.js';
import { ParameterFields } from './parameter-fields.js';
import { bodyOf, type Typed } from './request-body.js';

export function SubmitForm({ job }: { readonly job: Job }) {
  const { client } = useService();
  const [typed, setTyped] = useDraft<Typed>('request', blank);
  const change = (changes: Partial<Typed>) => setTyped((before) => ({ ...before, ...changes }));
  const deed = useDeed<JobRequest, Foresight, Taken>({
    foresee: (body) => answerOf(client.POST('/v1/decisions/dry-run', { body })),
    perform: (body) => answerOf(client.POST('/v1/job-requests', { body })),
  });
  const fields = (
    <>
      <TextField name="tenant" label="Tenant" value={typed.tenant} change={(tenant) => change({ tenant })} />
      <TextField name="user" label="User" value={typed.user} change={(user) => change({ user })} />
      <PriorityField priority={typed.priority} change={(priority) => change({ priority })} />
      <TextField
        name="queue"
        label="Notification queue (may be empty)"
        value={typed.queue}
        change={(queue) => change({ queue })}
      />
      <TextField
        name="correlation"
        label="Correlation id"
        value={typed.correlation}
        change={(correlation) => change({ correlation })}
      />
      <ParameterFields {...{ job, typed, change }} />
    </>
  );
  return (
    <section class="card" aria-labelledby="ask">
      <h2 id="ask">Request a run</h2>
      <DeedSteps
        {...{ deed, fields, asked: () => bodyOf(job, typed, Math.round(now())), confirm: 'Submit the request' }}
        again={() => change({ correlation: newCorrelation() })}
        foreseen={(foresight) => <Lines lines={foresightLines(foresight, now())} />}
        done={({ request_id: id, state }) => (
          <p>
            <a href={hrefOf('requests', [id])}>{id}</a> {state}
          </p>
        )}
      />
    </section>
  );
}

const blank = (): Typed => ({
  ...{ tenant: '', user: '', priority: 'normal', queue: '', correlation: newCorrelation() },
  ...{ declared: {}, kind: 'notebook_params', others: '' },
});

const priorities = ['low', 'normal', 'high', 'critical'] as const;

function PriorityField({
  priority,
  change,
}: {
  readonly priority: Typed['priority'];
  readonly change: (to: Typed['priority']) => void;
}) {
  return (
    <label>
      Priority
      <select
        name="priority"
        value={priority}
        onChange={({ currentTarget }) => change(priorities.find((one) => one === currentTarget.value) ?? priority)}
      >
        {priorities.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  );
}
