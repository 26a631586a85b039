// The standing clusters of a workspace, in any state. Clusters that the platform makes for one run are left out by the workspace itself:
// nothing can be sent to them, and thirty days of them are many pages.
import { z } from 'zod';
import type { Cluster } from '../../../core/cluster.js';
import { branded, type ClusterId } from '../../../core/ids.js';
import type { Api } from '../shared/api.js';
import { listOf } from '../shared/list-of.js';
import { clusterEnd, TerminationReason } from './cluster-end.js';
import { allPages } from './pages.js';
import { word } from './run-wire.js';
import { safeText } from '../shared/safe-text.js';

const pageSize = 100;
const standingSources = ['UI', 'API'];

export const ClusterDetails = z.looseObject({
  cluster_id: z.string().min(1),
  cluster_name: word,
  state: word,
  cluster_cores: z
    .number()
    .nullish()
    .transform((cores) => cores ?? 0),
  cluster_source: word,
  /** 0: it runs until somebody stops it. */
  autotermination_minutes: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number),
    ])
    .nullish(),
  terminated_time: z.number().nullish().catch(null),
  termination_reason: TerminationReason,
  custom_tags: z.record(z.string(), z.unknown()).nullish(),
});
export type ClusterDetails = z.infer<typeof ClusterDetails>;
const Page = z.looseObject({ clusters: listOf(ClusterDetails).nullish() });

export async function listClusters(api: Api, clustersApi: string, pagesMax: number): Promise<readonly ClusterDetails[]> {
  return allPages({
    operation: 'clusters-list',
    pagesMax,
    ask: (pageToken) =>
      api.call({
        operation: 'clusters-list',
        path: `/api/${clustersApi}/clusters/list`,
        with: {
          query: {
            page_size: pageSize,
            'filter_by.cluster_sources': standingSources,
            ...(pageToken === null ? {} : { page_token: pageToken }),
          },
        },
        resend: 'harmless',
      }),
    // An older workspace does not know the filter.
    read: (body) =>
      (Page.parse(body).clusters ?? []).filter((cluster) => standingSources.includes(cluster.cluster_source || 'API')),
  });
}

export function clusterOf(details: ClusterDetails): Cluster {
  const state = stateOf(details.state);
  const lastEnd = state === 'running' || state === 'starting' ? null : clusterEnd(details);
  return {
    id: branded<ClusterId>(details.cluster_id),
    name: safeText(details.cluster_name, 256),
    state,
    // 0 while it is stopped: the number is of nodes that are there.
    cores: details.cluster_cores > 0 ? details.cluster_cores : null,
    ...(lastEnd === null ? {} : { lastEnd }),
  };
}

export function stateOf(word: string): Cluster['state'] {
  switch (word) {
    case 'RUNNING':
    case 'RESIZING':
      return 'running';
    case 'PENDING':
    case 'RESTARTING':
      return 'starting';
    case 'TERMINATING':
      return 'stopping';
    case 'TERMINATED':
      return 'stopped';
    default:
      return 'broken';
  }
}
