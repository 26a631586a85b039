// A fire of a schedule as a job request, made of what the schedule asks for. Promised: the same of the same, so that one that is made twice, by two
// replicas or after a crash, is one request; what a text names is filled in as the clock of the schedule's zone shows it at the fire.
import { dayBefore, wallAt } from '../deciding/calendar.js';
import type { Instant } from '../ids.js';
import { parameterKinds } from '../parameters/parameter-problems.js';
import { filled, nothingCalled, placeholdersIn, textsIn } from '../parameters/placeholders.js';
import type { Problem } from '../problem.js';
import { rawAt } from '../given/raw-body.js';

/** How it comes, in the place of a broker's name. */
export const scheduleSource = 'schedule';

/** A job request as mediators send it, without what each fire has for itself. */
export type RequestTemplate = Readonly<Record<string, unknown>>;

/** What each fire has for itself. */
export const ownOfAFire = ['correlation_id', 'created_time'] as const;

const fireValues = ['fire_at', 'fire_date', 'fire_time', 'day_before', 'schedule_id'] as const;
type FireValue = (typeof fireValues)[number];

const operationPath = ['job', 'job_context', 'job_operation'];

export interface Fire {
  readonly scheduleId: string;
  readonly timeZone: string;
  readonly at: Instant;
}

export function fireRequest(template: RequestTemplate, fire: Fire): Readonly<Record<string, unknown>> {
  const request = changedAt(template, operationPath, (operation) => withTextsOf(fire, operation));
  return { ...(request as RequestTemplate), correlation_id: correlationOf(fire), created_time: fire.at };
}

/** Of no other fire of any schedule. */
export function correlationOf({ scheduleId, at }: Pick<Fire, 'scheduleId' | 'at'>): string {
  return `schedule:${scheduleId}:${new Date(at).toISOString()}`;
}

/** What is wrong with a request for being that of a schedule. */
export function templateProblems(template: RequestTemplate): Problem[] {
  return [
    ...ownOfAFire
      .filter((name) => Object.hasOwn(template, name))
      .map((path) => ({ path, message: 'must be left out: each fire gets its own' })),
    ...unknownNames(rawAt(template, operationPath), operationPath),
  ];
}

/** What the texts of parameters name, and a fire has not. `at`: where the parameters stand. */
export function unknownNames(parameters: unknown, at: readonly string[]): Problem[] {
  const texts = typeof parameters === 'object' && parameters !== null ? textsIn(parameters) : [];
  return texts.flatMap(({ path, text }) =>
    placeholdersIn(text)
      .filter((name) => !fireValues.some((known) => known === name))
      .map((name) => ({ path: [...at, ...path].join('.'), message: nothingCalled(name, fireValues) })),
  );
}

/** With what the texts of its parameters name. */
export function withTextsOf(fire: Fire, parameters: unknown): unknown {
  const values = valuesOf(fire);
  return withTexts(parameters, (text) => filled(text, values));
}

function valuesOf({ scheduleId, timeZone, at }: Fire): Record<FireValue, string> {
  const { date, minutes } = wallAt(at, timeZone);
  return {
    fire_at: new Date(at).toISOString(),
    fire_date: date,
    fire_time: [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':'),
    day_before: dayBefore(date),
    schedule_id: scheduleId,
  };
}

/** The rest stays as it is; where nothing stands at the path, all does. */
function changedAt(whole: unknown, [step, ...rest]: readonly string[], change: (part: unknown) => unknown): unknown {
  if (step === undefined) return change(whole);
  const part = rawAt(whole, [step]);
  return part === undefined ? whole : { ...(whole as object), [step]: changedAt(part, rest, change) };
}

function withTexts(fields: unknown, fill: (text: string) => string): unknown {
  return parameterKinds.reduce((changed, kind) => changedAt(changed, [kind], (given) => eachText(given, fill)), fields);
}

/** Of a list or a map, as it came. */
function eachText(given: unknown, fill: (text: string) => string): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const one = (text: unknown) => (typeof text === 'string' ? fill(text) : text);
  if (Array.isArray(given)) return given.map(one);
  return Object.fromEntries(Object.entries(given).map(([name, text]) => [name, one(text)]));
}
