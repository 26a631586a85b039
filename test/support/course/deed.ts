// What may happen to the service, one thing after the other or at once: what mediators send, what operators do, what each replica's loops do, and
// what becomes of the engine, of time, of the queues and of whoever has work in hand.
import fc from 'fast-check';
import type { Hand } from '../../../src/core/hand.js';
import { branded, type PoolName } from '../../../src/core/ids.js';

export type Replica = 'a' | 'b';

/** In bounds that hold at every instant, whatever happens. */
export const bounds = {
  jobs: { '1': 1, '2': 3, '3': 2, '9': 1 },
  tenants: { small: 1 },
  clusters: { 'active-1': 2, 'passive-1': 1 },
  ownCompute: { active: 1, passive: 1 },
} as const;
type Job = keyof typeof bounds.jobs;
export type Tenant = 'small' | 'wide';

export interface Take {
  readonly deed: 'take';
  readonly by: Replica;
  readonly job: Job;
  readonly tenant: Tenant;
  readonly priority: number;
  /** null: as the settings say. */
  readonly waitSeconds: number | null;
  readonly runSeconds: number | null;
  readonly laterMs: number;
}

const verbs = ['drive', 'driveArrivals', 'sweep', 'watch', 'resume', 'perform', 'relay'] as const;
const events = [
  'leases-over',
  'engine-away',
  'engine-back',
  'answer-lost',
  'run-refused',
  'no-room',
  'queues-away',
  'queues-back',
] as const;
const changes = ['cluster-down', 'cluster-up', 'job-removed', 'job-declared'] as const;

export type Event = (typeof events)[number] | (typeof changes)[number];

export type Deed =
  | Take
  | { readonly deed: 'verb'; readonly by: Replica; readonly verb: (typeof verbs)[number] }
  | { readonly deed: 'hand'; readonly by: Replica; readonly hand: Hand; readonly of: number | Tenant }
  | { readonly deed: 'again' | 'cancel' | 'remove'; readonly by: Replica; readonly of: number }
  | { readonly deed: 'die' | 'reconcile'; readonly by: Replica }
  | { readonly deed: 'pass'; readonly ms: number }
  | { readonly deed: Event }
  | { readonly deed: 'together'; readonly deeds: readonly Deed[] };

const by = fc.constantFrom<Replica>('a', 'b');
/** In the order of their coming. */
const of = fc.nat({ max: 5 });
const pool = fc.constantFrom(null, branded<PoolName>('active'), branded<PoolName>('passive'));

const take: fc.Arbitrary<Take> = fc.record({
  deed: fc.constant('take'),
  by,
  job: fc.constantFrom<Job>('1', '2', '2', '3', '9'),
  tenant: fc.constantFrom<Tenant>('small', 'wide', 'wide'),
  priority: fc.constantFrom(20, 50, 85),
  waitSeconds: fc.constantFrom(null, null, null, 120),
  runSeconds: fc.constantFrom(null, null, 90),
  laterMs: fc.constantFrom(0, 0, 0, 90_000),
});
const hand: fc.Arbitrary<Hand> = fc.oneof(
  fc.constantFrom<Hand>({ kind: 'hold' }, { kind: 'hold' }, { kind: 'release' }, { kind: 'cancel' }),
  fc.record({ kind: fc.constant('prioritise'), priority: fc.constantFrom(0, 50, 90) }),
  fc.record({ kind: fc.constant('move'), pool }),
);

const work: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: take },
  { weight: 7, arbitrary: fc.record({ deed: fc.constant('verb'), by, verb: fc.constantFrom(...verbs, 'drive', 'watch') }) },
  {
    weight: 4,
    arbitrary: fc.record({ deed: fc.constant('hand'), by, hand, of: fc.oneof(of, fc.constantFrom<Tenant>('small', 'wide')) }),
  },
  { weight: 2, arbitrary: fc.record({ deed: fc.constantFrom('again', 'cancel', 'remove'), by, of }) },
);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 10, arbitrary: work },
  { weight: 4, arbitrary: fc.record({ deed: fc.constant('together'), deeds: fc.array(work, { minLength: 2, maxLength: 4 }) }) },
  { weight: 5, arbitrary: fc.record({ deed: fc.constant('pass'), ms: fc.constantFrom(1_000, 20_000, 70_000, 150_000) }) },
  { weight: 1, arbitrary: fc.record({ deed: fc.constantFrom('die', 'reconcile'), by }) },
  { weight: 3, arbitrary: fc.record({ deed: fc.constantFrom(...events) }) },
  { weight: 1, arbitrary: fc.record({ deed: fc.constantFrom(...changes) }) },
);

/** A few requests to begin with, so that there is something to do. */
export const someDeeds: fc.Arbitrary<readonly Deed[]> = fc
  .tuple(fc.array(take, { minLength: 3, maxLength: 8 }), fc.array(deed, { minLength: 15, maxLength: 50, size: 'max' }))
  .map(([first, rest]) => [...first, ...rest]);
