// What is in force in versions, and changes while the service runs: the policy, the settings. In: facts of each look at a new one. Out: which version is
// in force and since when, and whether the last one that was looked at was good.
import type { Registry } from 'prom-client';
import type { Clock } from '../../ports/clock.js';
import type { Fact } from '../../ports/telemetry.js';
import { instrumentsOn } from './instruments.js';

type Versioned = Extract<Fact, { kind: 'policy' | 'settings' }>;

export interface VersionedWords<Outcome extends string> {
  /** In the names of the metrics, and in what they tell. */
  readonly of: Versioned['kind'];
  readonly tried: string;
  readonly loads: string;
  readonly outcomes: readonly Outcome[];
}

export function versionMeter<Outcome extends Versioned['outcome']>(
  registry: Registry,
  clock: Clock,
  { of, tried, loads: loadsHelp, outcomes }: VersionedWords<Outcome>,
): (fact: { readonly outcome: Outcome; readonly version: string }) => void {
  const { counter, gauge, unknownGauge } = instrumentsOn(registry);
  const info = gauge(`job_keeper_${of}_info`, `1 for the version of the ${of} in force.`, ['version']);
  const loads = counter(`job_keeper_${of}_loads_total`, loadsHelp, ['outcome']);
  const good = unknownGauge(`job_keeper_${of}_last_load_successful`, `1 when the last ${tried} was accepted, 0 when refused.`);
  const at = unknownGauge(
    `job_keeper_${of}_last_load_timestamp_seconds`,
    `When the version of the ${of} in force was loaded; absent before the first.`,
  );
  for (const outcome of outcomes) loads.inc({ outcome }, 0);
  return ({ outcome, version }) => {
    loads.inc({ outcome });
    good.set(outcome === 'refused' ? 0 : 1);
    if (outcome !== 'loaded') return;
    info.reset();
    info.set({ version }, 1);
    at.set(clock.now() / 1000);
  };
}
