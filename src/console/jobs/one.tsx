// One job: where it runs, what a request of it gets, and its last requests.
import { answerOf } from '../api/answer.js';
import { useLive } from '../live/use-live.js';
import { Lines } from '../parts/lines.js';
import { Standing } from '../parts/trouble.js';
import { hrefOf } from '../route.js';
import { useService } from '../service.js';
import { jobLines, seenText } from '../../words/job.js';
import { SubmitForm } from './submit-form.js';

export function OneJob({ id }: { readonly id: string }) {
  const { client } = useService();
  const params = { path: { job_id: id } };
  const live = useLive(`job ${id}`, () => answerOf(client.GET('/v1/jobs/{job_id}', { params })));
  const { value } = live;
  return (
    <>
      <h1>
        Job {id}
        {value?.name && `, ${value.name}`}
      </h1>
      <p>
        <a href={hrefOf('requests', [], { job_id: id })}>Requests of this job</a>
      </p>
      <Standing live={live} />
      {value !== null && (
        <div class="two">
          <section class="card" aria-label="What it is">
            <Lines lines={jobLines(value)} />
            <p class="dim">{seenText(value.engine, value.snapshot_age_seconds)}</p>
          </section>
          <SubmitForm job={value} />
        </div>
      )}
    </>
  );
}
