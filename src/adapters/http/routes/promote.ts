// Another policy is put in force on every replica. In: the candidate of the shadow, a version that was in force, or a text with its examples. Out:
// what is in force now and what it follows; 422 with every problem at its place when it would not be loaded. Promised: all or nothing, with who did it.
import type { FastifyInstance } from 'fastify';
import { needs } from '../api/access.js';
import { problem, route } from '../api/route.js';
import { PromotedJson, PromoteJson } from '../shapes/policies.js';
import { inForceJson } from './policies.js';

/** A text and its examples, each as long as the compiler takes it, as JSON writes them. */
const bytesMax = 4 * 1024 * 1024;

export function promoteRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'promotePolicy',
    summary: 'Put another policy in force on every replica',
    tag: 'policies',
    method: 'POST',
    url: '/policies/promote',
    access: needs('policies:manage'),
    body: { kind: 'json', schema: PromoteJson, bytesMax },
    answers: { 200: { is: 'What is in force now, or would be after a dry run.', json: PromotedJson } },
    problems: ['not-found', 'policy-refused', 'not-allowed', 'invalid-body', 'not-json', 'too-large', 'unsupported-media-type'],
    handle: async ({ body: { candidate, reason, dry_run: dryRun }, keeper, caller }) => {
      const answer = await keeper.promote({ what: candidate, actor: caller.name, reason, dryRun });
      switch (answer.kind) {
        case 'no-candidate':
          return problem('not-found', answer.why);
        case 'refused':
          return problem('policy-refused', answer.explained, answer.problems);
        case 'not-allowed':
          return problem('not-allowed', 'A policy decides for every tenant; the credential is for some only.');
        default: {
          const { kind: outcome, policy, before } = answer;
          return { status: 200, json: { ...policy, outcome, in_place_of: before === null ? null : inForceJson(before) } };
        }
      }
    },
  });
}
