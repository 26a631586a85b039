// Makes a cluster run. In: a stopped cluster, or a spec; out: it is on its way (by whomever), refused, or uncertain. Promised: doing it again
// starts nothing twice and creates nothing twice; nothing is created after the time of the order.
import { z } from 'zod';
import { branded, type ClusterId, type Instant } from '../../../core/ids.js';
import type { StartOrder, StartOutcome } from '../../../ports/engine.js';
import type { Api } from '../shared/api.js';
import { reasonOf, type ApiResult } from '../shared/api-result.js';
import { createBody, madeBy } from './cluster-spec.js';
import { understood } from '../shared/understood.js';
import { ClusterDetails, listClusters, stateOf } from './standing-clusters.js';

export interface StartParts {
  readonly api: Api;
  readonly clustersApi: string;
  readonly pagesMax: number;
}

const Created = z.looseObject({ cluster_id: z.string().min(1) });

export async function startCluster(parts: StartParts, order: StartOrder): Promise<StartOutcome> {
  const { validUntil } = order;
  if (order.clusterId !== null) return bringUp(parts, order.clusterId, validUntil);
  const wanted = createBody(order);
  if (wanted.kind === 'refused') return wanted;
  // Before anything is made: this order may have been carried out already, and the answer lost.
  const made = (await listClusters(parts.api, parts.clustersApi, parts.pagesMax)).find((cluster) => madeBy(order.key, cluster));
  if (made !== undefined) return bringUp(parts, branded<ClusterId>(made.cluster_id), validUntil);
  const result = await command(parts, { operation: 'clusters-create', body: wanted.body, resend: 'never', until: validUntil });
  if (result.kind !== 'ok') return notDone(result);
  const created = Created.safeParse(result.body);
  if (!created.success) return { kind: 'uncertain', reason: 'databricks clusters-create: answered without a cluster id' };
  return { kind: 'starting', clusterId: branded<ClusterId>(created.data.cluster_id), begun: true, staysUp: false };
}

async function bringUp(parts: StartParts, clusterId: ClusterId, until: Instant): Promise<StartOutcome> {
  const before = await standing(parts, clusterId);
  if (before.kind !== 'stopped') return before;
  const body = { cluster_id: clusterId };
  const result = await command(parts, { operation: 'clusters-start', body, resend: 'harmless', until });
  if (result.kind === 'ok') return { kind: 'starting', clusterId, begun: true, staysUp: before.staysUp };
  if (result.kind !== 'refused') return notDone(result);
  // A cluster that is not stopped cannot be started: perhaps somebody was faster. What matters is where it stands now.
  const after = await standing(parts, clusterId);
  return after.kind === 'stopped' ? notDone(result) : after;
}

interface Stopped {
  readonly kind: 'stopped';
  readonly staysUp: boolean;
}

/** What there is to say of a cluster as it is; `stopped` when it takes a start to say more. */
async function standing({ api, clustersApi }: StartParts, clusterId: ClusterId): Promise<StartOutcome | Stopped> {
  const result = await api.call({
    operation: 'clusters-get',
    path: `/api/${clustersApi}/clusters/get`,
    with: { query: { cluster_id: clusterId } },
    resend: 'harmless',
  });
  if (result.kind !== 'ok') return notDone(result);
  const details = understood('databricks clusters-get', () => ClusterDetails.parse(result.body));
  switch (stateOf(details.state)) {
    case 'running':
    case 'starting':
      return { kind: 'starting', clusterId, begun: false, staysUp: false };
    case 'stopping':
      return { kind: 'uncertain', reason: `cluster ${clusterId} is still stopping; it can be started when it has stopped` };
    case 'stopped':
    case 'broken':
      return { kind: 'stopped', staysUp: details.autotermination_minutes === 0 };
  }
}

interface Command {
  readonly operation: 'clusters-create' | 'clusters-start';
  readonly body: Readonly<Record<string, unknown>>;
  readonly resend: 'harmless' | 'never';
  readonly until: Instant;
}

function command({ api, clustersApi }: StartParts, { operation, body, resend, until }: Command): Promise<ApiResult> {
  return api.call({ operation, path: `/api/${clustersApi}/${operation.replace('-', '/')}`, with: { body }, resend, until });
}

function notDone(result: Exclude<ApiResult, { kind: 'ok' }>): StartOutcome {
  const reason = reasonOf(result);
  return result.kind === 'refused' || result.kind === 'no-room' ? { kind: 'refused', reason } : { kind: 'uncertain', reason };
}
