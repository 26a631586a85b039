// The demo: the real service on embedded parts, some thirty requests through the client of Azure Service Bus, a live table, the job
// responses from the notification queues, and an end of its own in under a minute. Where JSON is asked for, what is shown on the way goes to
// stderr, and one object at the end to stdout.
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { openMediator } from '../../adapters/broker/service-bus/mediator.js';
import { systemClock } from '../../adapters/clock/system-clock.js';
import type { Keeper } from '../../ports/keeper.js';
import { telemetryFor } from '../commands.js';
import { couldNot, type Surroundings } from '../configured.js';
import { namesOf } from '../parts/intake-queues.js';
import { serve, type Serving } from '../serve.js';
import { receiveAnswers, type Answers } from './answers.js';
import { conclude, type Shown } from './conclude.js';
import { demoGround } from './ground.js';
import { demoRequests } from './requests.js';
import { publishAll, refused, sendAgain, type Ways } from './send.js';
import { watchUntilDone, type Telling } from './watch.js';

/** The demo gives up after this. */
const boundMs = 55_000;

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
      // With JSON nothing is written there before the end.
      const isUnread = () => around.stdout.isUnread === true;
      const shown = await show(serving, namesOf(config.service_bus.intake_queues), { story, isUnread });
      if (isUnread()) return 0;
      return conclude(shown, json, around);
    } finally {
      await serving.stop();
    }
  } catch (problem) {
    return couldNot('The demo could not run', problem, around);
  } finally {
    await kit.close();
  }
}

/** The queues that the demo's requests name. */
const notificationQueues = ['tenant-333.responses', 'tenant-444.responses'];

async function show({ keeper, url, brokerConnection }: Serving, queue: string, telling: Telling): Promise<Shown> {
  if (brokerConnection === null)
    throw new Error('the embedded broker is kept from starting: unset NODE_ENV and JOB_KEEPER_EMBEDDED_BROKER__ENABLED');
  const mediator = await openMediator(brokerConnection);
  const answers = receiveAnswers(mediator, notificationQueues);
  try {
    return await road({ keeper, telling, answers, ways: { mediator, queue, url } });
  } finally {
    await answers.stop();
    await mediator.close();
  }
}

interface Road {
  readonly keeper: Keeper;
  readonly telling: Telling;
  readonly answers: Answers;
  readonly ways: Ways;
}

async function road({ keeper, telling, answers, ways }: Road): Promise<Shown> {
  const { story } = telling;
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
  const rows = await watchUntilDone({ keeper, answers }, valid.length, { ...telling, end: begun + boundMs });
  const seconds = (systemClock.now() - begun) / 1000;
  return {
    ...{ published, deadLetters, expected: valid.length, rows, seconds },
    ...{ responses: [...answers.received.values()], queues: notificationQueues },
  };
}
