// One job of the catalogue for people: where it runs, what a request of it gets, and what comes after.
import type { Io } from '../io.js';
import type { JobLimit, Parameter, ShownJob } from './job-shapes.js';
import { computeText, seenText } from './print-jobs.js';
import { printLines, type Line } from '../printing/print-lines.js';
import { oneLine, paintFor } from '../printing/print.js';
import { duration } from '../printing/relative-time.js';

export function printJob(job: ShownJob, io: Io): void {
  const paint = paintFor(io);
  io.stdout.write(`${paint('bold', `Job ${oneLine(job.job_id)}${job.name === null ? '' : `, ${oneLine(job.name)}`}`)}\n`);
  const lines = [...whereItRuns(job), ...whatIsGiven(job), ...whatItTakes(job), ...whatIsKept(job)];
  printLines(lines, io);
  io.stdout.write(`${paint('dim', seenText(job.engine, job.snapshot_age_seconds))}\n`);
}

function whereItRuns({ engine, declared, compute, placement, mapped, named_in: keys }: ShownJob): Line[] {
  const placed = placement === 'submit' ? 'the chosen cluster of the pool' : computeText(compute);
  return [
    ['declared', declared ? 'yes' : `no: ${engine} does not know it, so no request of it runs`],
    ['runs on', mapped.length > 0 || placed === '' ? null : placed],
    ...mapped.map(({ pool, job_id: id, declared: there }): Line => {
      return [`in ${pool}`, `as job ${id}${there ? '' : ', which is not declared'}`];
    }),
    ...keys.map((key, index): Line => [index === 0 ? 'named in' : '', key]),
  ];
}

function whatIsGiven(job: ShownJob): Line[] {
  const { max_concurrent_runs: runs, max_run_seconds: seconds, declared_max_run_seconds: declared, mapped } = job;
  const { max_start_seconds: start } = job;
  const usual = `${seconds.default} s (${duration(seconds.default * 1_000)})`;
  return [
    ['at once', `${runs.default}, by ${runs.default_from}`],
    ['', mostText(runs, '')],
    ['begins within', start === null ? null : `${start} s (${duration(start * 1_000)}), whatever its pool says`],
    ['stopped after', `${usual}, by ${seconds.default_from}`],
    ['', mostText(seconds, ' s')],
    [
      '',
      declared === null || mapped.length > 0
        ? null
        : `and by the engine after ${declared} s (${duration(declared * 1_000)}), as it is declared there`,
    ],
  ];
}

/** What a request may ask for. */
function mostText({ max, max_from: from }: JobLimit, unit: string): string {
  return `at most ${max}${unit}${from === null ? ', whatever a request asks for' : `, by ${from}`}`;
}

function whatItTakes({ parameters, checkpoint }: ShownJob): Line[] {
  return [
    ...parameterLines(parameters),
    ['checkpoint', checkpoint === null ? null : `${checkpoint.as}.${checkpoint.parameter}: ${checkpoint.uri}`],
  ];
}

function parameterLines(parameters: ShownJob['parameters']): Line[] {
  if (parameters === null) return [['takes', 'whatever a request carries']];
  const { others, python_params: python, jar_params: jar, notebook_params: notebook } = parameters;
  const described = Object.entries({ python_params: python, jar_params: jar, notebook_params: notebook }).flatMap(([kind, of]) =>
    Object.entries(of).map(([name, one]) => `${kind}.${name}${wordsOf(one)}`),
  );
  const rest = others === 'allow' ? 'others' : described.length > 0 ? 'no others' : 'no parameters';
  return [...described, rest].map((text, index): Line => [index === 0 ? 'takes' : '', text]);
}

function wordsOf({ required, one_of: choices, pattern }: Parameter): string {
  const words = [
    required ? 'required' : '',
    choices === null ? '' : `one of ${choices.join(', ')}`,
    pattern === null ? '' : `matches ${pattern}`,
  ].filter(Boolean);
  return words.length === 0 ? '' : `: ${words.join('; ')}`;
}

function whatIsKept({ keep, retry, output_uri: output, then: followers }: ShownJob): Line[] {
  const { infrastructure_retries_max: tries, pause_seconds: pause, pause_seconds_max: longest } = retry;
  const runs = keep.runs === null ? '' : `, and of each tenant the newest ${keep.runs}`;
  return [
    ['output', output],
    ['tried again', tries === 0 ? 'never' : `${tries} times when the platform broke it, after ${pause} s to ${longest} s`],
    ['kept', `${keep.days === null ? 'for ever' : `${keep.days} days`}${runs}`],
    ...followers.map(({ job_id: id, on }): Line => ['then', `job ${id}, on ${on}`]),
  ];
}
