// The driving port with its answers written down beforehand, and a face opened on it on a free port of this machine.
import { openHttp, type OpenHttp } from '../../src/adapters/http/open-http.js';
import type { FaceOptions } from '../../src/adapters/http/build-face.js';
import { noCredentials, type Credentials } from '../../src/adapters/http/auth/authenticate.js';
import type { Patience, TlsOptions } from '../../src/adapters/http/server-options.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Keeper, ShownRequest } from '../../src/ports/keeper.js';
import type { RateStore } from '../../src/ports/store/rates.js';
import type { RequestRow } from '../../src/ports/store/reading.js';
import type { Fact } from '../../src/ports/telemetry.js';

export const anId = '01890f4e-7c1d-7000-8000-0123456789ab';
export const received = Date.parse('2026-11-21T06:00:00Z');
export const bodyBytesMax = 4096;

const unscripted = () => Promise.reject(new Error('this test has not said what the keeper answers'));

export function aKeeper(script: Partial<Keeper> = {}): Keeper {
  return {
    jobManager: {
      createJob: unscripted,
      job: unscripted,
      jobs: unscripted,
      stopJob: unscripted,
      ...{ createSchedule: unscripted, schedule: unscripted, schedules: unscripted, removeSchedule: unscripted },
      ...{ startSchedule: unscripted, stopSchedule: unscripted },
    },
    catalogue: { jobs: unscripted, job: unscripted },
    schedules: {
      ...{ create: unscripted, schedule: unscripted, list: unscripted, start: unscripted, stop: unscripted, remove: unscripted },
    },
    templates: {
      ...{ put: unscripted, template: unscripted, version: unscripted, list: unscripted, run: unscripted, retire: unscripted },
    },
    submit: unscripted,
    request: unscripted,
    requests: unscripted,
    decisions: unscripted,
    history: unscripted,
    body: unscripted,
    ...{ decisionsOf: unscripted, costs: unscripted, outputs: unscripted, past: unscripted, deciding: unscripted },
    pastClusters: unscripted,
    explain: unscripted,
    dryRun: unscripted,
    cancel: unscripted,
    remove: unscripted,
    act: unscripted,
    audit: unscripted,
    ...{ deadLetters: unscripted, replay: unscripted },
    lookAtEngine: () => {
      throw new Error('this test has not said that the engine is looked at');
    },
    pools: unscripted,
    policies: unscripted,
    promote: unscripted,
    shadow: unscripted,
    readiness: unscripted,
    metrics: unscripted,
    ...script,
  };
}

export interface Face extends OpenHttp {
  readonly facts: readonly Fact[];
}

const opened: OpenHttp[] = [];

interface Around {
  readonly clock?: Clock;
  readonly patience?: Partial<Patience>;
  readonly credentials?: Credentials;
  readonly tls?: TlsOptions;
  readonly engineEvents?: FaceOptions['engineEvents'];
  readonly rates?: FaceOptions['rates'];
  readonly storeConnections?: number;
  readonly tenantLeases?: RateStore;
  readonly trustedProxies?: readonly string[];
  readonly console?: string | null;
}

export async function aFace(script: Partial<Keeper> = {}, around: Around = {}): Promise<Face> {
  const facts: Fact[] = [];
  const telemetry = { report: (fact: Fact) => void facts.push(fact) };
  const listening = { host: '127.0.0.1', port: 0, bodyBytesMax };
  const rates = { callsPerMinute: null, submitsPerMinute: null };
  const usual = { clock: systemClock, credentials: noCredentials, engineEvents: null, rates, serviceVersion: '9.8.7' };
  const face = await openHttp({ ...listening, ...usual, ...around, keeper: aKeeper(script), telemetry });
  opened.push(face);
  return { ...face, facts };
}

/** For afterEach: nothing a test has opened outlives it. */
export async function closeFaces(): Promise<void> {
  await Promise.all(opened.splice(0).map((face) => face.stop(1_000)));
}

export function aRow(changes: Partial<RequestRow> = {}): RequestRow {
  return {
    id: branded<RequestId>(anId),
    correlationId: 'c-1',
    tenantId: '333',
    userId: 'geoff@example.com',
    jobId: '969479553499872001',
    operationId: '',
    clusterType: 'business',
    source: 'http',
    priority: 80,
    maxConcurrentRuns: 2,
    state: 'received',
    notificationQueue: 'tenant-333.responses',
    createdAt: received - 1_000,
    receivedAt: received,
    dueAt: received,
    expiresAt: received + 86_400_000,
    rankAt: received,
    submittedAt: null,
    executingAt: null,
    finishedAt: null,
    waits: null,
    movedTo: null,
    pool: null,
    clusterId: null,
    runId: null,
    runUrl: null,
    stopWish: null,
    outOfContactSince: null,
    ...changes,
  };
}

export function aView(changes: Partial<ShownRequest> = {}): ShownRequest {
  return {
    ...aRow(),
    cost: null,
    attempts: [],
    response: null,
    position: null,
    template: null,
    follows: null,
    followers: [],
    ...changes,
  };
}

export const waiting = {
  state: 'waiting',
  waits: {
    case: 'clusters-busy',
    rule: 'busy',
    reason: 'All 4 slots of active are taken.',
    since: received + 1_000,
    checkAt: received + 61_000,
  },
} as const satisfies Partial<RequestRow>;

/** What a client sees of an answer. */
export async function call(url: string, init: RequestInit = {}) {
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });
  const text = await answer.text();
  const json: unknown = text !== '' && answer.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : null;
  return { status: answer.status, headers: answer.headers, text, json: json as Record<string, unknown> | null };
}
