// How clusters came and went in a past period, as decisions saw it, with the starts that the service asked for: what playing it again reads. A page of
// decisions at a time; what says the same is told as one.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ClusterSighting, PastStart } from '../../../core/playing/past-clusters.js';
import { needs } from '../api/access.js';
import { named } from '../api/named.js';
import { route } from '../api/route.js';
import { DecisionEnd, decisionEnd } from '../decision-end.js';
import { LongLimit } from '../list-query.js';
import { Time } from '../query-time.js';
import { iso, maybeIso } from '../request-json.js';

const Query = z.strictObject({
  from: Time.describe('Only decisions taken at or after this time: ISO 8601 with a zone.'),
  to: Time.describe('Only before this time: ISO 8601 with a zone.'),
  after: DecisionEnd.nullable().default(null).describe('The `next_after` of the page before.'),
  limit: LongLimit.default(1000).describe('How many decisions are looked at.'),
});

const Sighting = z.object({
  pool: z.string(),
  running: z.int(),
  starting: z.int(),
  cluster_id: z.string().nullable().describe('A running cluster; null: none that a request could use.'),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
});

const Start = z.object({
  pool: z.string(),
  recorded: z.iso.datetime(),
  cluster_id: z.string().nullable(),
  done: z.iso.datetime().nullable().describe('When the engine was asked, or the start was given up.'),
  up: z.iso.datetime().nullable().describe('When it was first seen running; null: not known, or it never came up.'),
  given_up: z.boolean(),
  ahead: z.boolean().describe('Whether it was started ahead, before any request waited for it.'),
});

const Page = named(
  'PastClustersPage',
  z.object({
    sightings: z.array(Sighting).describe('How many clusters of a pool were running and starting, oldest first.'),
    starts: z.array(Start).describe('On the first page: all starts of the period and of the 30 days before it.'),
    next_after: z.string().nullable(),
  }),
);

export function pastClustersRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'listPastClusters',
    summary: 'How clusters came and went in a past period, as decisions saw it',
    tag: 'policies',
    method: 'GET',
    url: '/past-clusters',
    access: needs('policies:manage'),
    query: Query,
    answers: { 200: { is: 'What was seen of clusters, and where the next page begins.', json: Page } },
    problems: ['bad-query', 'took-too-long'],
    handle: async ({ query, keeper }) => {
      const { sightings, starts, end } = await keeper.pastClusters(query);
      const json = { sightings: sightings.map(sightingJson), starts: starts.map(startJson), next_after: decisionEnd(end) };
      return { status: 200, json };
    },
  });
}

function sightingJson({ pool, running, starting, clusterId, from, until }: ClusterSighting) {
  return { pool, running, starting, cluster_id: clusterId, from: iso(from), until: iso(until) };
}

function startJson({ pool, recordedAt, clusterId, doneAt, upAt, givenUp, ahead }: PastStart) {
  return {
    ...{ pool, recorded: iso(recordedAt), cluster_id: clusterId, done: maybeIso(doneAt), up: maybeIso(upAt) },
    ...{ given_up: givenUp, ahead },
  };
}
