// How policy what-if is asked: the period, and what would be otherwise.
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Period } from '../../core/playing/past-tally.js';
import { withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { CommandFailure } from '../failure.js';
import { dayMs, timeOf, wholeTo } from '../option-values.js';
import { withWide, type WideOption } from '../printing/print-list.js';

export interface WhatIfOptions extends ApiOptions, WideOption {
  readonly days: number;
  readonly from?: string;
  readonly until?: string;
  readonly policy?: string;
  readonly settings?: string;
  readonly slots?: readonly (readonly [pool: string, slots: number])[];
  readonly recommend?: true;
  readonly p95Wait: number;
}

const daysMax = 31;
const slotsMax = 10_000;
const waitMax = 604_800;

export function withWhatIfOptions(command: Command): Command {
  return withWide(withApiOptions(command))
    .addOption(new Option('--days <n>', 'the last n days').argParser(wholeTo(daysMax)).default(7))
    .addOption(new Option('--from <time>', 'start of the period, ISO 8601 with zone (else --days before its end)'))
    .addOption(new Option('--until <time>', 'end of the period (else now)'))
    .addOption(new Option('--policy <file>', 'with this policy'))
    .addOption(new Option('--settings <file>', 'with the settings of this configuration file'))
    .addOption(new Option('--slots <pool=n...>', 'with this many slots in these pools').argParser(slotsOf))
    .addOption(new Option('--recommend', 'look for the fewest slots that keep waits short'))
    .addOption(
      new Option('--p95-wait <seconds>', 'with --recommend: 95 in 100 requests should wait no longer than this')
        .argParser(wholeTo(waitMax))
        .default(300),
    );
}

export function periodOf({ days, from, until }: Pick<WhatIfOptions, 'days' | 'from' | 'until'>, now: number): Period {
  const end = until === undefined ? now : timeOf('--until', until);
  const begin = from === undefined ? end - days * dayMs : timeOf('--from', from);
  if (begin >= end || end - begin > daysMax * dayMs)
    throw new CommandFailure(2, `--until must be after --from, by ${daysMax} days at most`);
  return { from: begin, until: end };
}

function slotsOf(text: string, known: WhatIfOptions['slots'] = []): NonNullable<WhatIfOptions['slots']> {
  const [, pool, count] = /^(.{1,64})=([0-9]{1,5})$/.exec(text) ?? [];
  if (pool === undefined || Number(count) < 1 || Number(count) > slotsMax)
    throw new InvalidArgumentError(`It must be a pool and its slots, such as active=12, from 1 to ${slotsMax}.`);
  return [...known, [pool, Number(count)]];
}
