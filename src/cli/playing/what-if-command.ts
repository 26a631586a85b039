// job-keeper policy what-if: how a past period would have gone with other slots, settings or another policy. In: the period, and what would be otherwise.
// Out: what was measured beside what is played, and one sentence. The requests come from the service, page by page; the work is done here, with the same
// decisions as there, so that the service is only read from.
import type { Command } from 'commander';
import { atBegin } from '../../core/playing/at-begin.js';
import { clustersSentences } from '../../core/playing/clusters-sentence.js';
import { leastSlots, worldOn, type Slots } from '../../core/playing/ground.js';
import { branded, type PoolName } from '../../core/ids.js';
import { measuredPast } from '../../core/playing/measured-past.js';
import { pastCourse, type PastCourse } from '../../core/playing/past-course.js';
import { pastRunTimes, type PastRunTimes } from '../../core/playing/past-run-times.js';
import type { Period, PeriodTally } from '../../core/playing/past-tally.js';
import { playedPast, type Past, type PlayedPast, type Setup } from '../../core/playing/played-past.js';
import { playsMax, recommended, type Play, type Recommended } from '../../core/playing/recommended.js';
import type { Settings } from '../../core/settings.js';
import { groundsSentence, type Begin, recommendedSentence, whatIfSentence } from '../../core/playing/what-if-sentence.js';
import { apiOf } from '../calling/api-options.js';
import { textOf } from '../policy/check-policy.js';
import { compiledPolicy } from './compiled-policy.js';
import { CommandFailure } from '../failure.js';
import type { Commands, Io, Run } from '../io.js';
import { decidingNow, pastRequests, policyInForce, type DecidingNow } from './past-of-service.js';
import { pastClusters } from './past-clusters-of-service.js';
import { printJson } from '../printing/print.js';
import { periodOf, withWhatIfOptions, type WhatIfOptions } from './what-if-options.js';
import { printFigures } from './what-if-table.js';
import { roomOf } from '../printing/room.js';
import { wrap } from '../printing/wrap.js';

const sentenceMax = 100;

interface Around {
  readonly io: Io;
  readonly commands: Pick<Commands, 'settingsIn'>;
  readonly run: Run;
}

export function addWhatIfCommand(policy: Command, { io, commands, run }: Around): void {
  const description = 'how a past period would have gone with other slots, settings or another policy';
  withWhatIfOptions(policy.command('what-if').description(description)).action((options: WhatIfOptions) =>
    run(() => whatIf(options, commands, io)),
  );
}

async function whatIf(options: WhatIfOptions, commands: Pick<Commands, 'settingsIn'>, io: Io): Promise<number> {
  const api = apiOf(options, io);
  const period = periodOf(options, io.clock.now());
  const deciding = await decidingNow(api);
  const now = setupNow(deciding);
  const would = await setupOtherwise(options, { deciding, now, commands });
  if (would === null) return 2;
  const all = await pastRequests(api, period);
  const runTimes = pastRunTimes(all);
  if (runTimes === null) throw new CommandFailure(1, 'no run of this period has ended: nothing is known of how long runs take');
  const clusters = await pastClusters(api, period);
  const { course, ground, pools } = pastCourse({ period, requests: all, clusters, ground: deciding.ground }, now.settings);
  const { going, requests, waiting } = atBegin(all, period.from, runTimes.ms);
  const past: Past = { period, requests, going, runTimes, ground, course };
  const played = tallyOf(playedPast(past, now));
  const otherwise = would === 'nothing' ? null : tallyOf(playedPast(past, would));
  const from = would === 'nothing' ? now : would;
  const advice = options.recommend === true ? adviceOf(past, from, { options, now: played.tally, io }) : null;
  const measured = measuredPast(period, past, now.settings);
  const begin = { running: going.length, waiting };
  tell({ played, otherwise, advice, measured, period, runTimes, begin, pools }, options, io);
  return 0;
}

type Played = Extract<PlayedPast, { kind: 'played' }>;

function tallyOf(played: PlayedPast): Played {
  if (played.kind === 'played') return played;
  throw new CommandFailure(1, 'too many decisions would have to be taken again: ask for a shorter period');
}

function setupNow({ policy, settings }: DecidingNow): Setup {
  const { name, text } = policyInForce(policy);
  return { settings, policy: compiledPolicy(text, name, settings), slots: new Map() };
}

interface Otherwise {
  readonly deciding: DecidingNow;
  readonly now: Setup;
  readonly commands: Pick<Commands, 'settingsIn'>;
}

/** 'nothing': it is not said what would be otherwise; null: the configuration is bad, and that has been told. */
async function setupOtherwise(
  { policy: policyFile, settings: settingsFile, slots: given }: WhatIfOptions,
  { deciding, now, commands }: Otherwise,
): Promise<Setup | 'nothing' | null> {
  if (policyFile === undefined && settingsFile === undefined && given === undefined) return 'nothing';
  const settings = settingsFile === undefined ? now.settings : await commands.settingsIn({ configFile: settingsFile });
  if (settings === null) return null;
  const [name, text] =
    policyFile === undefined
      ? [`policy ${deciding.policy.version}`, deciding.policy.text]
      : [policyFile, await textOf(policyFile)];
  if (text === null) throw new CommandFailure(2, `there is no file ${name}`);
  const slots = new Map((given ?? []).map(([pool, count]) => [branded<PoolName>(pool), count] as const));
  refuseSlots(slots, deciding, settings);
  return { settings, policy: compiledPolicy(text, name, settings), slots };
}

function refuseSlots(slots: Slots, { ground }: DecidingNow, settings: Settings): void {
  const { pools } = worldOn(ground, settings, { slots: new Map(), launches: new Map() });
  for (const [name, count] of slots) {
    const pool = pools.get(name);
    if (pool === undefined) throw new CommandFailure(2, `no pool is called ${name}; there are ${[...pools.keys()].join(', ')}`);
    const least = leastSlots(pool);
    if (count < least)
      throw new CommandFailure(
        2,
        `${name} needs ${least} slots at least: one for each of its clusters, and for compute of its own`,
      );
  }
}

interface Advising {
  readonly options: WhatIfOptions;
  readonly now: PeriodTally;
  readonly io: Io;
}

function adviceOf(past: Past, setup: Setup, { options, now, io: { stderr } }: Advising): Recommended {
  let plays = 0;
  const play: Play = (one, most) => {
    plays += 1;
    if (stderr.isTTY === true) stderr.write(`\r${plays} of at most ${playsMax} settings played`);
    return playedPast(past, one, most);
  };
  const answer = recommended(past, setup, { p95WaitSeconds: options.p95Wait, now }, play);
  if (stderr.isTTY === true) stderr.write('\r\u001b[K');
  return answer;
}

interface Told {
  readonly measured: PeriodTally;
  readonly played: Played;
  readonly otherwise: Played | null;
  readonly advice: Recommended | null;
  readonly period: Period;
  readonly runTimes: PastRunTimes;
  readonly begin: Begin;
  readonly pools: PastCourse['pools'];
}

function tell(
  { measured, played, otherwise, advice, period, runTimes, begin, pools }: Told,
  options: WhatIfOptions,
  io: Io,
): void {
  const now = played.tally;
  const would = otherwise?.tally ?? null;
  const { known, usual, guessed } = runTimes;
  const sentences = [
    ...(would === null ? [] : [whatIfSentence(now, would)]),
    ...(advice === null ? [] : [recommendedSentence(advice, options.p95Wait, now)]),
    ...leftIn(otherwise ?? played),
    groundsSentence(runTimes, begin),
    ...clustersSentences(pools, period),
  ];
  if (options.json === true) {
    const chosen =
      advice?.kind === 'found'
        ? { ...advice, tried: { ...advice.tried, slots: Object.fromEntries(advice.tried.slots) } }
        : advice;
    printJson(io, {
      period,
      measured,
      now,
      would,
      recommended: chosen,
      run_times: { known, usual, guessed },
      at_begin: begin,
      clusters: pools.map(clustersJson),
      sentences,
    });
    return;
  }
  printFigures({ measured, now, would }, io, options);
  const width = Math.min(sentenceMax, roomOf(io.stdout));
  for (const sentence of sentences) io.stdout.write(`\n${wrap(sentence, width).join('\n')}\n`);
}

function leftIn({ tally: { left }, leftIn: situation }: Played): string[] {
  return left === 0 || situation === null ? [] : [`Of ${left} that were not started, most are in the case ${situation}.`];
}

function clustersJson({ pool, launch, idle, startsAsked, unknownMs }: PastCourse['pools'][number]) {
  const timed = launch.starts.measured.filter(({ comesUp }) => comesUp).length;
  return {
    ...{ pool, starts_asked: startsAsked, starts_timed: timed, unknown_seconds: unknownMs / 1_000 },
    idle_seconds: idle === null ? null : idle.ms / 1_000,
  };
}
