// By what decisions are taken now on the replica that answers: the policy's text, the settings that decisions look at, the engine's clusters and jobs.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { DeclaredJob } from '../../../core/cluster.js';
import { needs } from '../api/access.js';
import { named } from '../api/named.js';
import { problem, route } from '../api/route.js';

const Deciding = named(
  'Deciding',
  z.object({
    policy: z.object({ name: z.string(), version: z.string(), text: z.string().nullable().describe('null: it is not stored.') }),
    settings: z.unknown().describe('As under `settings` in the configuration, but only what decisions use.'),
    engine: z.object({
      name: z.string(),
      clusters: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          state: z.enum(['running', 'starting', 'stopping', 'stopped', 'broken']),
          cores: z.number().nullable(),
        }),
      ),
      jobs: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          cluster_id: z.string().nullable().describe('The cluster that it is declared for; null: it brings its own compute.'),
          runs_max: z
            .int()
            .nullable()
            .describe('How many runs of it the engine lets be active at once; 0: none; null: any number.'),
        }),
      ),
    }),
  }),
);

export function decidingRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'showDeciding',
    summary: 'What decisions are based on now',
    tag: 'policies',
    method: 'GET',
    url: '/deciding',
    access: needs('policies:manage'),
    answers: { 200: { is: 'The policy, the settings, and the clusters and jobs of the engine.', json: Deciding } },
    problems: ['not-allowed', 'engine-unavailable'],
    handle: async ({ keeper }) => {
      const view = await keeper.deciding();
      if (view === null) return problem('not-allowed', 'This covers every tenant; the credential is for some only.');
      const { policy, settings, engine } = view;
      const clusters = engine.clusters.map(({ id, name, state, cores }) => ({ id, name, state, cores }));
      return { status: 200, json: { policy, settings, engine: { name: engine.name, clusters, jobs: engine.jobs.map(jobJson) } } };
    },
  });
}

function jobJson({ id, name, compute, runsMax }: DeclaredJob) {
  return { id, name, cluster_id: compute.kind === 'own' ? null : compute.clusterId, runs_max: runsMax ?? null };
}
