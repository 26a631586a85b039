// What the candidate policy in the shadow decides otherwise than the one in force, on all replicas.
import type { FastifyInstance } from 'fastify';
import { needs } from '../api/access.js';
import { route } from '../api/route.js';
import { iso } from '../request-json.js';
import { ShadowJson } from '../shapes/policies.js';

export function shadowRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'showShadow',
    summary: 'Where the candidate policy would decide differently',
    tag: 'policies',
    method: 'GET',
    url: '/policies/shadow',
    access: needs('policies:manage'),
    answers: { 200: { is: 'The candidate, and the decisions that differ.', json: ShadowJson } },
    problems: [],
    handle: async ({ keeper }) => {
      const { replica, policy, refused, since, byCase, differences } = await keeper.shadow();
      const json = {
        replica,
        candidate: policy === null ? null : { ...policy, since: iso(policy.since) },
        refused: refused === null ? null : { version: refused.version, at: iso(refused.at), problems: refused.problems },
        seen_since: since === null ? null : iso(since),
        by_case: byCase.map((one) => ({ ...one })),
        differences: differences.map(({ requestId, at, active, would }) => ({
          ...{ request_id: requestId, at: iso(at), active, candidate: would },
        })),
      };
      return { status: 200, json };
    },
  });
}
