// What a running service tells of how clusters came and went: what its decisions saw of them, page by page, and the starts that it asked for. Promised:
// bounded; a period with more is to be asked for in parts.
import { z } from 'zod';
import type { Client } from '../../client/client.js';
import { condensed, type ClusterSighting, type PastClusters, type PastStart } from '../../core/playing/past-clusters.js';
import { beforeMs } from '../../core/playing/past-course.js';
import type { Period } from '../../core/playing/past-tally.js';
import { ask, type Api } from '../calling/call-api.js';
import { CommandFailure } from '../failure.js';
import { clusterId, poolName, time, type PageAsked } from './past-of-service.js';

const decisionsMax = 200_000;
const pageSize = 1_000;

const Sighting = z
  .object({
    ...{ pool: poolName, running: z.int(), starting: z.int(), cluster_id: clusterId.nullable() },
    ...{ from: time, until: time },
  })
  .transform(({ cluster_id: named, ...one }): ClusterSighting => ({ ...one, clusterId: named }));

const Start = z
  .object({
    ...{ pool: poolName, recorded: time, cluster_id: clusterId.nullable(), done: time.nullable(), up: time.nullable() },
    ...{ given_up: z.boolean(), ahead: z.boolean() },
  })
  .transform(({ recorded, cluster_id: started, done, up, given_up: givenUp, ...one }): PastStart => ({
    ...{ ...one, recordedAt: recorded, clusterId: started, doneAt: done, upAt: up, givenUp },
  }));

const Page = z.object({ sightings: z.array(Sighting), starts: z.array(Start), next_after: z.string().nullable() });

export async function pastClusters(api: Api, { from, until }: Period): Promise<PastClusters> {
  const period = { from: new Date(from - beforeMs).toISOString(), to: new Date(until).toISOString(), limit: String(pageSize) };
  const sightings: ClusterSighting[] = [];
  const starts: PastStart[] = [];
  let after: string | null = null;
  for (let page = 0; page < decisionsMax / pageSize; page += 1) {
    const value = await pageOf(api, { ...period, ...(after === null ? {} : { after }) });
    sightings.push(...value.sightings);
    starts.push(...value.starts);
    // A picture of the engine may be older than the one of the decision before.
    if (value.next_after === null) return { sightings: condensed(sightings.sort((one, other) => one.from - other.from)), starts };
    after = value.next_after;
  }
  throw new CommandFailure(1, `the period has more than ${decisionsMax} decisions: ask for a shorter one`);
}

async function pageOf(api: Api, query: PageAsked): Promise<z.infer<typeof Page>> {
  const asked = (client: Client) => client.GET('/v1/past-clusters', { params: { query }, parseAs: 'text' });
  return (await ask(api, asked, Page)).value;
}
