// The demo: the real service on embedded parts, some thirty requests through the client of Azure Service Bus, a live table, the job
// responses from the notification queues, and an end of its own in under a minute. Where JSON is asked for, what is shown on the way goes to
// stderr, and one object at the end to stdout.
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { openMediator } from '../../adapters/broker/service-bus/mediator.js';
import { systemClock } from '../../adapters/clock/system-clock.js';
import { everyTenant } from '../../core/caller.js';
import { isFinal } from '../../core/lifecycle.js';
import type { Keeper } from '../../ports/keeper.js';
import type { RequestRow } from '../../ports/store/reading.js';
import { telemetryFor } from '../commands.js';
import type { Surroundings } from '../configured.js';
import { namesOf } from '../parts/intake-queues.js';
import { sentenceOf } from '../sentence.js';
import { serve, type Serving } from '../serve.js';
import { receiveAnswers, type Answers } from './answers.js';
import { board, counts } from './board.js';
import { conclude, type Shown } from './conclude.js';
import { demoGround } from './ground.js';
import { demoRequests } from './requests.js';
import { publishAll, refused, sendAgain, type Ways } from './send.js';

/** The demo gives up after this. */
const boundMs = 55_000;
const lookEveryMs = 400;
/** Where no terminal can be redrawn, a line is enough, this often. */
const lineEveryMs = 2_000;
/** Lines of a picture beside its rows. */
const pictureFrame = 6;

export interface DemoAsked {
  readonly json: boolean;
}

export async function demoCommand({ json }: DemoAsked, around: Surroundings): Promise<number> {
  const ground = await demoGround(around);
  if ('exitCode' in ground) return ground.exitCode;
  const { config } = ground;
  const logFile = join(config.data_dir, 'job-keeper.log');
  const kit = telemetryFor({ ...config, log: { level: 'info', format: 'json' } }, { stdout: createWriteStream(logFile) });
  const story = json ? around.stderr : around.stdout;
  story.write(
    `Starting Job Keeper with an embedded PostgreSQL, an embedded broker and the process engine (its log: ${logFile}) ...\n`,
  );
  try {
    const serving = await serve({ config, role: 'all', kit });
    try {
      const shown = await show(serving, namesOf(config.service_bus.intake_queues), story);
      return conclude(shown, json, around);
    } finally {
      await serving.stop();
    }
  } catch (problem) {
    around.stderr.write(`The demo could not run: ${sentenceOf(problem)}\n`);
    return 1;
  } finally {
    await kit.close();
  }
}

/** Where people read what happens. */
type Story = Surroundings['stdout'];

/** The queues that the demo's requests name. */
const notificationQueues = ['tenant-333.responses', 'tenant-444.responses'];

async function show({ keeper, url, brokerConnection }: Serving, queue: string, story: Story): Promise<Shown> {
  if (brokerConnection === null)
    throw new Error('the embedded broker is kept from starting: unset NODE_ENV and JOB_KEEPER_EMBEDDED_BROKER__ENABLED');
  const mediator = await openMediator(brokerConnection);
  const answers = receiveAnswers(mediator, notificationQueues);
  try {
    return await road({ keeper, story, answers, ways: { mediator, queue, url } });
  } finally {
    await answers.stop();
    await mediator.close();
  }
}

interface Road {
  readonly keeper: Keeper;
  readonly story: Story;
  readonly answers: Answers;
  readonly ways: Ways;
}

async function road({ keeper, story, answers, ways }: Road): Promise<Shown> {
  const begun = systemClock.now();
  const { valid, invalid, again } = demoRequests(begun.toString(36), begun);
  const published = valid.length + invalid.length;
  story.write(
    `It is ready at ${ways.url}. A mediator publishes ${published} messages to the queue ${ways.queue}, with @azure/service-bus:\n\n`,
  );
  await publishAll(ways, [...valid, ...invalid]);
  story.write(`  published: ${valid.length} job requests, and ${invalid.length} that the mediator has not filled in\n`);
  const deadLetters = await refused(ways, invalid.length);
  for (const { reason, description } of deadLetters) story.write(`  dead letter, ${reason}: ${description}\n`);
  story.write(`  ${await sendAgain(ways, again)}\n\n`);
  const rows = await watchUntilDone({ keeper, answers }, valid.length, { story, end: begun + boundMs });
  const seconds = (systemClock.now() - begun) / 1000;
  return {
    ...{ published, deadLetters, expected: valid.length, rows, seconds },
    ...{ responses: [...answers.received.values()], queues: notificationQueues },
  };
}

interface Watching {
  readonly story: Story;
  readonly end: number;
}

async function watchUntilDone(
  { keeper, answers }: Pick<Road, 'keeper' | 'answers'>,
  expected: number,
  { story, end }: Watching,
): Promise<readonly RequestRow[]> {
  // A picture that does not fit cannot be drawn over.
  const live = story.isTTY === true && sizeOf(story, 'rows', 0) > expected + pictureFrame;
  const show = live ? redrawn(story) : told(story);
  const nothing = { tenantId: null, jobId: null, correlationId: null, createdAfter: null, before: null };
  const all = { states: [], ...nothing, limit: 500, reach: everyTenant };
  for (;;) {
    const rows = await keeper.requests(all);
    show(rows);
    const ended = rows.length >= expected && rows.every(({ state }) => isFinal(state)) && answers.received.size >= expected;
    if (ended || systemClock.now() >= end) {
      if (!live) story.write(`${board(rows, 150)}\n`);
      story.write('\n');
      return rows;
    }
    await systemClock.pause(lookEveryMs);
  }
}

type Show = (rows: readonly RequestRow[]) => void;

/** One picture, drawn over itself. */
function redrawn(story: Story): Show {
  let drawn = 0;
  return (rows) => {
    const picture = `${board(rows, sizeOf(story, 'columns', 150))}\n`;
    // Back to where the last picture began, and over it.
    story.write(`${drawn === 0 ? '' : `\u001b[${drawn}A\u001b[J`}${picture}`);
    drawn = picture.split('\n').length - 1;
  };
}

/** A line now and then. */
function told(story: Story): Show {
  let last = 0;
  return (rows) => {
    if (systemClock.now() - last < lineEveryMs) return;
    story.write(`${counts(rows)}${whyOf(rows)}\n`);
    last = systemClock.now();
  };
}

/** The reason that most of the waiting share. */
function whyOf(rows: readonly RequestRow[]): string {
  const reasons = new Map<string, number>();
  for (const { waits } of rows) if (waits !== null) reasons.set(waits.reason, (reasons.get(waits.reason) ?? 0) + 1);
  const [most] = [...reasons].sort((a, b) => b[1] - a[1]);
  return most === undefined ? '' : ` · ${most[1]} wait because: ${most[0]}`;
}

function sizeOf(story: Story, side: 'columns' | 'rows', unknown: number): number {
  const size: unknown = Reflect.get(story, side);
  return typeof size === 'number' ? size : unknown;
}
