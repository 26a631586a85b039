// One job of the catalogue: where it runs, what a request of it gets, and what comes after.
import type { JobLimit, JobRow, Parameter, ShownJob } from './job-shapes.js';
import type { Line } from './line.js';
import { duration } from './time.js';

export function jobLines(job: ShownJob): Line[] {
  return [...whereItRuns(job), ...whatIsGiven(job), ...whatItTakes(job), ...whatIsKept(job)];
}

export function seenText(engine: string, ageSeconds: number): string {
  return `Snapshot of the engine (${engine}), taken ${duration(ageSeconds * 1_000)} ago.`;
}

/** The name of a cluster where the engine shows one. */
export function computeText(compute: JobRow['compute']): string {
  if (compute === null) return '';
  return compute.kind === 'cluster' ? (compute.cluster_name ?? compute.cluster_id ?? 'a cluster') : 'its own compute';
}

function declaredText({ engine, declared, mapped }: Pick<ShownJob, 'engine' | 'declared' | 'mapped'>): string {
  if (declared) return 'yes';
  const runs = mapped.some(({ declared: there }) => there) ? 'it runs as the jobs below' : 'no request for it runs';
  return `no: ${engine} does not know it, so ${runs}`;
}

/** The fewer of what a request gets and what the engine lets a job have; only a job that runs as it is declared is held to that. */
export function atOnceText({ placement, max_concurrent_runs: runs, declared_max_concurrent_runs: declared }: JobRow): string {
  return String(placement === 'declared' ? Math.min(runs.default, declared ?? Infinity) : runs.default);
}

/** The shorter of what a request gets and what the engine lets a run have; one that is mapped runs as another job, which has its own. */
export function runsForText({ placement, max_run_seconds: seconds, declared_max_run_seconds: declared }: JobRow): string {
  const shorter = placement === 'mapped' ? seconds.default : Math.min(seconds.default, declared ?? Infinity);
  return duration(shorter * 1_000);
}

function whereItRuns({
  engine,
  declared,
  declared_schedule: schedule,
  compute,
  placement,
  mapped,
  named_in: keys,
}: ShownJob): Line[] {
  const placed = placement === 'submit' ? 'the chosen cluster of the pool' : computeText(compute);
  return [
    ['declared', declaredText({ engine, declared, mapped })],
    ['runs on', mapped.length > 0 || placed === '' ? null : placed],
    ['by itself', schedule === null ? null : scheduleText(schedule)],
    ...mapped.map(({ pool, job_id: id, declared: there }): Line => {
      return [`in ${pool}`, `as job ${id}${there ? '' : ', which is not declared'}`];
    }),
    ...keys.map((key, index): Line => [index === 0 ? 'named in' : '', key]),
  ];
}

/** Of the runs that the engine starts, beside those of job requests. */
function scheduleText({ kind, expression, time_zone: zone, paused }: NonNullable<ShownJob['declared_schedule']>): string {
  const zoned = zone === null ? expression : `${expression} (${zone})`;
  const when: Readonly<Record<string, string>> = {
    cron: `the engine starts it at ${zoned}`,
    every: `the engine starts it every ${expression}`,
    continuous: 'the engine starts it again whenever it has ended',
  };
  return `${when[kind] ?? `the engine starts it on ${expression}`}${paused ? ', paused now' : ''}`;
}

function whatIsGiven({
  placement,
  max_concurrent_runs: runs,
  max_run_seconds: seconds,
  max_start_seconds: start,
  declared_max_concurrent_runs: atOnce,
  declared_max_run_seconds: declared,
  mapped,
}: ShownJob): Line[] {
  return [
    ['at once', `${runs.default}, by ${runs.default_from}`],
    ['', mostText(runs, String)],
    ['', atOnce === null || placement !== 'declared' ? null : `the engine lets it have ${atOnce}, whoever starts them`],
    ['starts within', start === null ? null : `${secondsText(start)}, for every pool`],
    ['stopped after', `${secondsText(seconds.default)}, by ${seconds.default_from}`],
    ['', mostText(seconds, secondsText)],
    ['', declared === null || mapped.length > 0 ? null : `the engine stops it after ${secondsText(declared)}, as declared there`],
  ];
}

function secondsText(seconds: number): string {
  return `${seconds} s (${duration(seconds * 1_000)})`;
}

/** What a request may ask for. */
function mostText({ max, max_from: from }: JobLimit, told: (max: number) => string): string {
  return `at most ${told(max)}${from === null ? ', whatever a request asks for' : `, by ${from}`}`;
}

function whatItTakes({ parameters, checkpoint }: ShownJob): Line[] {
  return [
    ...parameterLines(parameters),
    ['checkpoint', checkpoint === null ? null : `${checkpoint.as}.${checkpoint.parameter}: ${checkpoint.uri}`],
  ];
}

function parameterLines(parameters: ShownJob['parameters']): Line[] {
  if (parameters === null) return [['takes', 'any parameters']];
  const { others, ...kinds } = parameters;
  const described = Object.entries(kinds).flatMap(([kind, of]) =>
    Object.entries(of).map(([name, one]) => `${kind}.${name}${wordsOf(one)}`),
  );
  const rest = others === 'allow' ? 'others' : described.length > 0 ? 'no others' : 'no parameters';
  return [...described, rest].map((text, index): Line => [index === 0 ? 'takes' : '', text]);
}

function wordsOf(parameter: Parameter): string {
  const words = conditionsOf(parameter);
  return words.length === 0 ? '' : `: ${words.join('; ')}`;
}

/** What a value of it has to be. */
export function conditionsOf({ required, one_of: choices, pattern }: Parameter): readonly string[] {
  return [
    required ? 'required' : '',
    choices === null ? '' : `one of ${choices.join(', ')}`,
    pattern === null ? '' : `matches ${pattern}`,
  ].filter(Boolean);
}

function whatIsKept({ keep, retry, output_uri: output, then: followers }: ShownJob): Line[] {
  const { infrastructure_retries_max: tries, pause_seconds: pause, pause_seconds_max: longest } = retry;
  const runs = keep.runs === null ? '' : `, and of each tenant the newest ${keep.runs}`;
  return [
    ['output', output],
    [
      'retried',
      tries === 0
        ? 'never'
        : `${tries === 1 ? 'once' : `${tries} times`} if the platform broke it, after ${pause} s to ${longest} s`,
    ],
    ['kept', `${keep.days === null ? 'for ever' : `${keep.days} ${keep.days === 1 ? 'day' : 'days'}`}${runs}`],
    ...followers.map(({ job_id: id, on }): Line => ['then', `job ${id}, on ${on}`]),
  ];
}
