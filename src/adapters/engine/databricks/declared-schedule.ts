// By what a workspace starts runs of a job by itself: a schedule, a trigger, or one run after the other. Promised: a shape that is not known takes nothing else
// from the list of jobs.
import { z } from 'zod';
import type { DeclaredSchedule } from '../../../core/cluster.js';
import { safeText } from '../shared/safe-text.js';
import { word } from './run-wire.js';

const expressionMax = 200;
const zoneMax = 64;

const Paused = z.looseObject({ pause_status: word });
const Cron = z.looseObject({ quartz_cron_expression: word, timezone_id: word, pause_status: word });
const Periodic = z.looseObject({ interval: z.number(), unit: z.string() });
const Trigger = z.looseObject({ periodic: Periodic.nullish().catch(null), pause_status: word });

/** Fields of a job. One that cannot be read counts as left out. */
export const startedBy = {
  schedule: Cron.nullish().catch(null),
  trigger: Trigger.nullish().catch(null),
  continuous: Paused.nullish().catch(null),
};
type StartedBy = { readonly [By in keyof typeof startedBy]?: z.infer<(typeof startedBy)[By]> };

/** null: the workspace starts none by itself. */
export function declaredSchedule({ schedule, trigger, continuous }: StartedBy): DeclaredSchedule | null {
  if (schedule) return { ...withPause(schedule), kind: 'cron', ...cronOf(schedule) };
  if (trigger) return { ...withPause(trigger), ...triggerOf(trigger) };
  return continuous ? { ...withPause(continuous), kind: 'continuous', expression: '' } : null;
}

function withPause({ pause_status: pause }: z.infer<typeof Paused>): Pick<DeclaredSchedule, 'timeZone' | 'paused'> {
  return { timeZone: null, paused: pause === 'PAUSED' };
}

function cronOf({ quartz_cron_expression: expression, timezone_id: zone }: z.infer<typeof Cron>) {
  return { expression: safeText(expression, expressionMax), timeZone: zone === '' ? null : safeText(zone, zoneMax) };
}

function triggerOf({
  periodic,
  pause_status: _pause,
  ...others
}: z.infer<typeof Trigger>): Pick<DeclaredSchedule, 'kind' | 'expression'> {
  if (periodic) return { kind: 'every', expression: lengthOf(periodic) };
  return { kind: 'event', expression: safeText(Object.keys(others).join(', '), expressionMax) };
}

function lengthOf({ interval, unit }: z.infer<typeof Periodic>): string {
  const units = unit.toLowerCase();
  return safeText(`${interval} ${interval === 1 ? units.replace(/s$/, '') : units}`, expressionMax);
}
