// The policy in force on the replica that answers, the text that it last refused, its settings, and the versions that were in force before.
import type { FastifyInstance } from 'fastify';
import type { InForce } from '../../../ports/store/policies.js';
import type { SettingsStanding } from '../../../ports/settings.js';
import { needs } from '../api/access.js';
import { route } from '../api/route.js';
import { iso } from '../request-json.js';
import { PoliciesJson } from '../shapes/policies.js';

export function policiesRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'listPolicies',
    summary: 'The policy in force on this replica, and those before it',
    tag: 'policies',
    method: 'GET',
    url: '/policies',
    access: needs('policies:manage'),
    answers: { 200: { is: 'The policy, and the stored versions, newest first.', json: PoliciesJson } },
    problems: [],
    handle: async ({ keeper }) => {
      const { replica, inForce, wanted, refused, settings, kept } = await keeper.policies();
      const { name, version, loadedAt } = inForce;
      const json = {
        replica,
        in_force: { name, version, loaded: iso(loadedAt) },
        wanted: wanted === null ? null : inForceJson(wanted),
        refused: refused === null ? null : { version: refused.version, at: iso(refused.at), problems: refused.problems },
        settings: settingsJson(settings),
        kept: kept.map((one) => ({ name: one.name, version: one.version, first_used: iso(one.firstUsedAt) })),
      };
      return { status: 200, json };
    },
  });
}

function settingsJson({ version, loadedAt, refused }: SettingsStanding) {
  const bad = refused && { at: iso(refused.at), problems: refused.problems.map(({ path, message }) => ({ path, message })) };
  return { version, loaded: iso(loadedAt), refused: bad };
}

export function inForceJson({ version, how, by, since, fileVersion }: InForce) {
  return { version, how, by, since: iso(since), file_version: fileVersion };
}
