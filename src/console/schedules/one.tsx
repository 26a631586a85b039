// One schedule: what it asks for, when it fires next, what became of its last fires, and whether it is to fire.
import { answerOf } from '../api/answer.js';
import type { Schedule } from '../api/shapes.js';
import { now } from '../live/clock.js';
import { useLive } from '../live/use-live.js';
import { Lines } from '../parts/lines.js';
import { OnDemand } from '../parts/on-demand.js';
import { State } from '../parts/state.js';
import { Table, type Column } from '../parts/table.js';
import { Standing } from '../parts/trouble.js';
import { hrefOf } from '../route.js';
import { useService } from '../service.js';
import { cameToText, instantText, scheduleLines } from '../../words/schedule.js';
import { Switches } from './switches.js';

export function OneSchedule({ id }: { readonly id: string }) {
  const { client } = useService();
  const params = { path: { schedule_id: id } };
  const live = useLive(`schedule ${id}`, () => answerOf(client.GET('/v1/schedules/{schedule_id}', { params })));
  const { value } = live;
  return (
    <>
      <h1>
        Schedule {value === null ? <span class="id">{id}</span> : value.name} {value !== null && <State state={value.status} />}
      </h1>
      <Standing live={live} />
      {value !== null && (
        <>
          <Switches schedule={value} done={live.refresh} />
          <section class="card" aria-label="What it asks for, and when">
            <Lines lines={[['schedule', id], ...scheduleLines(value, now())]} />
            {value.request !== null && (
              <OnDemand name="request" title="What each fire asks for">
                {() => <pre>{JSON.stringify(value.request, null, 2)}</pre>}
              </OnDemand>
            )}
          </section>
          <h2 id="fires">Last fires</h2>
          <Table
            of="its last fires, newest first"
            rows={value.fires}
            columns={columns}
            keyOf={({ fire_at: at }) => at}
            none="It has not fired yet."
          />
        </>
      )}
    </>
  );
}

const columns: readonly Column<Schedule['fires'][number]>[] = [
  { title: 'Fire', show: ({ fire_at: at }) => <time dateTime={at}>{instantText(at)}</time> },
  { title: 'Outcome', show: ({ outcome }) => outcome },
  {
    title: 'Request, or why there is none',
    kind: 'long',
    show: (fire) =>
      fire.request_id === null ? cameToText(fire) : <a href={hrefOf('requests', [fire.request_id])}>{cameToText(fire)}</a>,
  },
];
