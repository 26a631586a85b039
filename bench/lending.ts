// What lending is worth: a trace of the Parallel Workloads Archive (SWF, also gzipped) run through decide() in virtual time, once with the
// default policy, once with pools that are strictly apart, and once apart with a look every five minutes instead of one at each event.
// Every job takes one slot; a fifth of the users is of high priority; both pools together have half as many slots again as the load needs.
// Run: npx tsx bench/lending.ts TRACE.swf.gz [jobs]
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { calendarAt } from '../src/core/deciding/calendar.js';
import { decide } from '../src/core/deciding/decision.js';
import type { Facts } from '../src/core/deciding/facts.js';
import type { Policy } from '../src/core/policy.js';
import { CalendarSettings } from '../src/core/settings/calendar-settings.js';
import { compilePolicy } from '../src/policy/compile.js';
import { sceneOf } from '../src/policy/examples/example-scene.js';

interface Job {
  readonly at: number;
  readonly seconds: number;
  readonly high: boolean;
}

const [path, most = '6000'] = process.argv.slice(2);
if (path === undefined) throw new Error('name a trace');
const bytes = readFileSync(path);
const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1').split('\n');
const jobs = lines
  .filter((line) => /^\s*\d/.test(line))
  .map((line) => line.trim().split(/\s+/).map(Number))
  .map(([, at = 0, , seconds = 0, , , , , , , , user = 0]): Job => ({ at, seconds, high: user % 5 === 0 }))
  .filter(({ seconds }) => seconds > 0)
  .slice(0, Number(most));

const span = (jobs.at(-1)?.at ?? 0) - (jobs[0]?.at ?? 0);
const load = jobs.reduce((sum, { seconds }) => sum + seconds, 0) / span;
const slotsOfPool = Math.max(1, Math.ceil((load * 1.5) / 2));
const names = ['active', 'passive'] as const;
const calendar = CalendarSettings.parse({});
const beginning = Date.parse('2026-03-02T00:00:00Z');
/** Nobody behind these is asked at an event: they cannot run before those ahead of them do. */
const headsMax = 30;

function policyOf(change: (text: string) => string): Policy {
  const text = change(readFileSync('policies/default.yaml', 'utf8'));
  const hash = (all: string) => createHash('sha256').update(all).digest('hex');
  const compiled = compilePolicy(text, { fileName: 'default.yaml', poolNames: names, hash });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.policy;
}

const ordinary = sceneOf({}, names);

function factsAt(job: Job, now: number, active: Readonly<Record<string, number>>): Facts {
  const pools = ordinary.pools.map((pool) => {
    const runs = active[pool.name] ?? 0;
    const free = Math.max(0, slotsOfPool - runs);
    const counts = { slots: slotsOfPool, active_runs: runs, free_slots: free, occupancy: runs / slotsOfPool };
    return { ...pool, ...counts, has_room: free > 0, can_grow: false };
  });
  const request = { ...ordinary.request, priority: job.high ? 80 : 50, waited_seconds: now - job.at };
  return { ...ordinary, request, pools, calendar: calendarAt(beginning + now * 1000, calendar) };
}

interface Told {
  readonly wait: number;
  readonly high: boolean;
}

/** The two pools and the waiting queue at one instant of the trace. */
class Platform {
  readonly told: Told[] = [];
  #running: { readonly end: number; readonly pool: string }[] = [];
  #active: Record<string, number> = {};
  #waiting: Job[] = [];
  #next = 0;

  constructor(private readonly policy: Policy) {}

  /** When something happens next: a job comes, or a run ends. */
  get next(): number {
    return Math.min(jobs[this.#next]?.at ?? Infinity, ...this.#running.map(({ end }) => end));
  }

  look(now: number): void {
    while ((jobs[this.#next]?.at ?? Infinity) <= now) this.#waiting.push(...jobs.slice(this.#next, (this.#next += 1)));
    for (const { pool } of this.#running.filter(({ end }) => end <= now)) this.#active[pool] = (this.#active[pool] ?? 0) - 1;
    this.#running = this.#running.filter(({ end }) => end > now);
    this.#waiting.sort((one, other) => Number(other.high) - Number(one.high) || one.at - other.at);
    for (const job of this.#waiting.slice(0, headsMax)) this.#decide(job, now);
  }

  #decide(job: Job, now: number): void {
    const { outcome } = decide(factsAt(job, now, this.#active), this.policy);
    if (outcome.kind !== 'run') return;
    this.#waiting.splice(this.#waiting.indexOf(job), 1);
    this.#active[outcome.pool] = (this.#active[outcome.pool] ?? 0) + 1;
    this.#running.push({ end: now + job.seconds, pool: outcome.pool });
    this.told.push({ wait: now - job.at, high: job.high });
  }
}

/** `everySeconds` 0: a look at each event. */
function waits(policy: Policy, everySeconds: number): { readonly all: number; readonly high: number; readonly longest: number } {
  const platform = new Platform(policy);
  const { told } = platform;
  let now = jobs[0]?.at ?? 0;
  while (told.length < jobs.length) {
    platform.look(now);
    // What is decided by the hour may change without an event: an hour is the longest between two looks.
    const event = Math.min(platform.next, now + 3_600);
    now = everySeconds === 0 ? Math.max(event, now + 1) : now + everySeconds;
  }
  const mean = (list: readonly Told[]) => list.reduce((sum, { wait }) => sum + wait, 0) / Math.max(1, list.length);
  return { all: mean(told), high: mean(told.filter(({ high }) => high)), longest: Math.max(...told.map(({ wait }) => wait)) };
}

const apart = policyOf((text) =>
  text
    .replaceAll(/, borrow: \[active\]/g, '')
    .replace('when: calendar.business_time, pools: [active, passive]', 'when: calendar.business_time, pools: [active]'),
);
const ways = [
  ['apart, a look every five minutes', apart, 300],
  ['apart, a look at each event', apart, 0],
  ['the default policy: idle slots are lent, a look at each event', policyOf((text) => text), 0],
] as const;
const [base] = ways;
const first = waits(base[1], base[2]);
console.log(
  `${jobs.length} jobs, ${(span / 86_400).toFixed(0)} days, a load of ${load.toFixed(1)} slots, two pools of ${slotsOfPool}`,
);
for (const [what, policy, every] of ways) {
  const { all, high, longest } = policy === base[1] && every === base[2] ? first : waits(policy, every);
  const ratio = (all / first.all).toFixed(2);
  console.log(
    `${what}: mean wait ${all.toFixed(0)} s (${ratio}), of high priority ${high.toFixed(0)} s, longest ${(longest / 3600).toFixed(1)} h`,
  );
}
