// Whether a schedule fires: it is stopped, or started again. Promised: first it is asked how it stands now, and what would be is said; then it is done, once.
import { answerOf } from '../api/answer.js';
import type { ScheduleRow } from '../api/shapes.js';
import { now } from '../live/clock.js';
import { useDeed } from '../live/use-deed.js';
import { DeedSteps } from '../parts/deed-steps.js';
import { Lines } from '../parts/lines.js';
import { useService } from '../service.js';
import { useDraft } from '../use-draft.js';
import { doneText, wouldLines, type Switch } from '../../words/schedule.js';

interface Shown {
  readonly schedule: ScheduleRow;
  /** Called after it was switched. */
  readonly done: () => void;
}

const titles: Readonly<Record<Switch, string>> = { start: 'Start', stop: 'Stop' };

export function Switches({ schedule: { schedule_id: id, status }, done }: Shown) {
  const [chosen, choose] = useDraft<Switch | null>('hand', () => null);
  const to: Switch = status === 'running' ? 'stop' : 'start';
  return (
    <section aria-label="By hand" class="hands">
      <p class="buttons">
        <button type="button" aria-expanded={chosen === to} onClick={() => choose(chosen === to ? null : to)}>
          {titles[to]} …
        </button>
      </p>
      {chosen !== null && <SwitchPanel key={chosen} {...{ id, to: chosen, done }} />}
    </section>
  );
}

interface Panel {
  readonly id: string;
  readonly to: Switch;
  readonly done: () => void;
}

function SwitchPanel({ id, to, done }: Panel) {
  const { client } = useService();
  const params = { path: { schedule_id: id } };
  const deed = useDeed<Switch, ScheduleRow, ScheduleRow>({
    // The service has no dry run of it: how it stands is asked, and what it would be follows from that.
    foresee: () => answerOf(client.GET('/v1/schedules/{schedule_id}', { params })),
    perform: (asked) =>
      answerOf(
        asked === 'start'
          ? client.POST('/v1/schedules/{schedule_id}/start', { params })
          : client.POST('/v1/schedules/{schedule_id}/stop', { params }),
      ),
    after: done,
  });
  return (
    <section class="card panel" aria-label={`${titles[to]} it`}>
      <DeedSteps
        {...{ deed, fields: null, asked: () => to, confirm: `${titles[to]} it` }}
        foreseen={(schedule) => <Lines lines={wouldLines(to, schedule, now())} />}
        done={(schedule) => <p>{doneText(to === 'start' ? 'Started' : 'Stopped', schedule)}</p>}
      />
    </section>
  );
}
