// A cluster as it is when the workspace first hears of it: the description with the gaps filled in.
import type { Cluster, ClusterSpec, TerminationReason } from './cluster.js';

export const USER_REQUEST: TerminationReason = { code: 'USER_REQUEST', type: 'SUCCESS' };

const DEFAULT_CORES_PER_NODE = 4;
const SPARK_CONTEXT_BASE = 2_683_025_026_034_934_000n; // 19 digits, as the real ones: no double holds it

const DEFAULTS = {
  state: 'TERMINATED',
  source: 'UI',
  startFails: null,
  autoscale: null,
  autoterminationMinutes: 0,
  sparkVersion: '15.4.x-scala2.12',
  nodeType: 'Standard_DS3_v2',
} as const;

function sizeOf(spec: ClusterSpec): { numWorkers: number; coresPerNode: number } {
  const coresPerNode = spec.coresPerNode ?? DEFAULT_CORES_PER_NODE;
  if (spec.cores === undefined) return { numWorkers: spec.numWorkers ?? spec.autoscale?.min ?? 0, coresPerNode };
  if (spec.numWorkers !== undefined) return { numWorkers: spec.numWorkers, coresPerNode: spec.cores / (spec.numWorkers + 1) };
  const nodes = Math.max(1, Math.floor(spec.cores / coresPerNode));
  return { numWorkers: nodes - 1, coresPerNode: spec.cores / nodes };
}

interface Birth {
  readonly id: string;
  readonly order: number;
  readonly now: number;
  readonly usualStartMs: number;
}

export function freshCluster(spec: ClusterSpec, birth: Birth): Cluster {
  const given = { ...DEFAULTS, ...spec };
  const down = given.state === 'TERMINATED';
  return {
    id: birth.id,
    order: birth.order,
    source: given.source,
    startMs: given.startMs ?? birth.usualStartMs,
    startFails: given.startFails,
    name: given.name,
    state: given.state,
    ...sizeOf(spec),
    autoscale: given.autoscale,
    autoterminationMinutes: given.autoterminationMinutes,
    tags: given.tags ?? {},
    sparkVersion: given.sparkVersion,
    nodeType: given.nodeType,
    startedAt: birth.now,
    terminatedAt: down ? birth.now : null,
    terminationReason: down ? USER_REQUEST : null,
    sparkContextId: String(SPARK_CONTEXT_BASE + BigInt(birth.order)),
    events: [],
    occupants: new Map(),
    pendingMove: null,
    idleCheck: null,
  };
}
