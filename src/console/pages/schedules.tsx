// Jobs that are asked for again and again: the list of their schedules, or the one that the address names.
import type { Route } from '../route.js';
import { ScheduleList } from '../schedules/list.js';
import { OneSchedule } from '../schedules/one.js';

export function Schedules({ route: { of, query } }: { readonly route: Route }) {
  const [id] = of;
  return id === undefined ? <ScheduleList query={query} /> : <OneSchedule key={id} id={id} />;
}
