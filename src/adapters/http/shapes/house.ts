// The house itself as it is answered: pools and probes.
import { z } from 'zod';
import { named } from '../api/named.js';

const Cluster = z.object({ id: z.string(), name: z.string(), state: z.string(), slots: z.int(), active_runs: z.int() });

export const PoolsJson = named(
  'Pools',
  z.object({
    engine: z.string(),
    snapshot_age_seconds: z.number().nullable().describe('The age of the snapshot; null: there has been none yet.'),
    pools: z.array(
      z.object({
        name: z.string(),
        slots: z.int(),
        active_runs: z.int(),
        free_slots: z.int(),
        occupancy: z.number().describe('Active runs divided by slots; above 1: overfilled.'),
        max_start_seconds: z
          .int()
          .describe('How long a run in this pool may take to begin after its submission, unless its job has a limit of its own.'),
        clusters: z.array(Cluster),
      }),
    ),
  }),
);

export const EngineEventTakenJson = named('EngineEventTaken', z.object({ looking: z.boolean() }));

export const LivenessJson = named('Liveness', z.object({ live: z.boolean(), version: z.string() }));

export const ReadinessJson = named(
  'Readiness',
  z.object({
    ready: z.boolean(),
    parts: z.array(z.object({ name: z.string(), ready: z.boolean(), reason: z.string().nullable() })),
  }),
);
