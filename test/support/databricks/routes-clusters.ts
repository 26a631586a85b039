// HTTP face of clusters: list, get, create, edit, start, restart, delete, permanent-delete, resize, events.
import { invalidParameter } from './api-error.js';
import type { Call, Handler, Routes } from './call.js';
import { clusterView } from './cluster-view.js';
import type { Cluster, ClusterEvent } from './cluster.js';
import { optionalInteger, optionalObject, optionalString, optionalStringMap, requiredString, stringList } from './fields.js';
import type { JsonObject } from './lossless-json.js';
import { pageOf } from './page.js';
import type { Workspace } from './workspace.js';

const PAGE = { usual: 20, max: 100 } as const;
const EVENTS = { usual: 50, max: 500 } as const;
const TERMINATED_SHOWN_MS = 30 * 24 * 3_600_000;

const clusterId = (call: Call): string => requiredString(call.args, 'cluster_id');

function readAutoscale(args: JsonObject): { min: number; max: number } | null {
  const autoscale = optionalObject(args, 'autoscale');
  if (autoscale === null) return null;
  return { min: optionalInteger(autoscale, 'min_workers') ?? 1, max: optionalInteger(autoscale, 'max_workers') ?? 1 };
}

function readSize(args: JsonObject): { autoscale: { min: number; max: number } | null; numWorkers: number | null } {
  const size = { autoscale: readAutoscale(args), numWorkers: optionalInteger(args, 'num_workers') };
  if (size.autoscale === null && size.numWorkers === null)
    throw invalidParameter('One of num_workers and autoscale must be given.');
  return size;
}

const list: Handler = (call, workspace) => {
  const states = stringList(call.args, 'filter_by.cluster_states');
  const sources = stringList(call.args, 'filter_by.cluster_sources');
  const limit = Math.min(optionalInteger(call.args, 'page_size') ?? PAGE.usual, PAGE.max);
  const forgottenBefore = workspace.timeline.now() - TERMINATED_SHOWN_MS;
  const wanted = workspace.clusters
    .all()
    .filter((cluster) => states === null || states.includes(cluster.state))
    .filter((cluster) => sources === null || sources.includes(cluster.source))
    .filter((cluster) => cluster.terminatedAt === null || cluster.terminatedAt >= forgottenBefore)
    .sort((a, b) => b.order - a.order);
  const page = pageOf(wanted, limit, optionalString(call.args, 'page_token'), (cluster) => cluster.order);
  const clusters = page.items.map(clusterView);
  return { clusters: clusters.length === 0 ? undefined : clusters, next_page_token: page.next ?? '' };
};

const get: Handler = (call, workspace) => clusterView(workspace.clusters.get(clusterId(call)));

const create: Handler = (call, workspace) => {
  const { args } = call;
  const { autoscale, numWorkers } = readSize(args);
  const cluster = workspace.clusters.create({
    name: optionalString(args, 'cluster_name') ?? '',
    sparkVersion: requiredString(args, 'spark_version'),
    nodeType: optionalString(args, 'node_type_id') ?? 'Standard_DS3_v2',
    tags: optionalStringMap(args, 'custom_tags') ?? {},
    autoterminationMinutes: optionalInteger(args, 'autotermination_minutes') ?? 0,
    autoscale,
    ...(numWorkers === null ? {} : { numWorkers }),
  });
  return { cluster_id: cluster.id };
};

function applyEdit(cluster: Cluster, args: JsonObject): void {
  const { autoscale, numWorkers } = readSize(args);
  cluster.autoscale = autoscale;
  cluster.numWorkers = numWorkers ?? autoscale?.min ?? cluster.numWorkers;
  cluster.name = optionalString(args, 'cluster_name') ?? cluster.name;
  cluster.tags = optionalStringMap(args, 'custom_tags') ?? {};
  cluster.autoterminationMinutes = optionalInteger(args, 'autotermination_minutes') ?? 0;
}

/** A call on one cluster that answers `{}`. */
const command =
  (act: (workspace: Workspace, id: string, args: JsonObject) => void): Handler =>
  (call, workspace) => {
    act(workspace, clusterId(call), call.args);
    return {};
  };

function eventFilter(args: JsonObject): (event: ClusterEvent) => boolean {
  const types = stringList(args, 'event_types');
  const from = optionalInteger(args, 'start_time') ?? Number.NEGATIVE_INFINITY;
  const to = optionalInteger(args, 'end_time') ?? Number.POSITIVE_INFINITY;
  return (event) => (types === null || types.includes(event.type)) && event.timestamp >= from && event.timestamp <= to;
}

/** Pages both ways: by `page_token` with `page_size`, and the old way by `offset` with `limit`. */
function eventWindow(args: JsonObject): { from: number; to: number } {
  const token = optionalString(args, 'page_token') ?? '';
  const from = token === '' ? (optionalInteger(args, 'offset') ?? 0) : Number(token);
  if (!Number.isSafeInteger(from) || from < 0) throw invalidParameter('Invalid page token.');
  const wanted = optionalInteger(args, 'page_size') ?? optionalInteger(args, 'limit') ?? EVENTS.usual;
  const size = wanted === 0 ? EVENTS.max : Math.min(wanted, EVENTS.max);
  return { from, to: from + size };
}

const events: Handler = (call, workspace) => {
  const { args } = call;
  const cluster = workspace.clusters.get(clusterId(call));
  const found = cluster.events.filter(eventFilter(args));
  if (optionalString(args, 'order') !== 'ASC') found.reverse();
  const { from, to } = eventWindow(args);
  const more = to < found.length;
  return {
    events: found.slice(from, to).map((event) => ({ cluster_id: cluster.id, ...event })),
    total_count: found.length,
    next_page_token: more ? String(to) : '',
    // Older clients send this back as their next request.
    next_page: more ? { ...args, page_token: undefined, offset: to, limit: to - from } : undefined,
  };
};

export const clusterRoutes: Routes = {
  'GET clusters/list': list,
  'GET clusters/get': get,
  'POST clusters/create': create,
  'POST clusters/edit': command((workspace, id, args) => workspace.clusters.edit(id, (cluster) => applyEdit(cluster, args))),
  'POST clusters/start': command((workspace, id) => workspace.clusters.start(id)),
  'POST clusters/restart': command((workspace, id) => workspace.clusters.restart(id)),
  'POST clusters/delete': command((workspace, id) => workspace.clusters.terminate(id)),
  'POST clusters/permanent-delete': command((workspace, id) => workspace.clusters.remove(id)),
  'POST clusters/resize': command((workspace, id, args) => workspace.clusters.resize(id, readSize(args))),
  'POST clusters/events': events,
};
