// The door to an Apache Zeppelin server (0.10 to 0.12). In: where it is, who we are, which notes are jobs, and the limits we keep; out: the port
// Engine. Promised: every call has a timeout and a bounded number of attempts, all share one pace, one circuit breaker and one set of sockets; no
// credential is ever in an error, an outcome or a report.
import type { Clock } from '../../../ports/clock.js';
import type { Engine, SubmitOutcome } from '../../../ports/engine.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import { Api } from '../shared/api.js';
import { boundsOf, usualOfCalls, type CallLimits } from '../shared/call-limits.js';
import { Wire } from '../shared/wire.js';
import { dialect } from './dialect.js';
import { Flights } from './flights.js';
import { Housekeeping } from './housekeeping.js';
import { leftOutputs, look } from './look.js';
import { asFolder, type Folders } from './note-paths.js';
import { anonymous, Session, type Login } from './session.js';
import { takeSnapshot } from './snapshot.js';
import { stop } from './stop.js';
import { submit } from './submit.js';

export interface ZeppelinOptions {
  /** http://zeppelin:8080, with the path of the application where it has one. */
  readonly url: string;
  /** null: the server asks nobody who they are. */
  readonly login: Login | null;
  readonly folder: string;
  readonly runsFolder: string;
  readonly isolated: boolean;
  /** From when a run was seen to have ended. */
  readonly keepRunsMs: number;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** Ours, for the User-Agent. */
  readonly version: string;
  /** All have a default below. */
  readonly limits?: Partial<CallLimits>;
}

const usual: CallLimits = { ...usualOfCalls, answerBytesMax: 32 * 1024 * 1024, ratePerSecond: 20 };

const name = 'zeppelin';

export function zeppelinEngine(options: ZeppelinOptions): Engine {
  const { clock, isolated } = options;
  const limits = { ...usual, ...options.limits };
  const host = options.url.trim().replace(/\/+$/, '');
  const wire = new Wire(`JobKeeper/${options.version}`, limits, clock);
  const api = apiOf(options, limits, { host, wire });
  const folders: Folders = { jobs: asFolder(options.folder), runs: asFolder(options.runsFolder) };
  const housekeeping = new Housekeeping(api, folders, options.keepRunsMs);
  const pageOf = (noteId: string): string => `${host}/#/notebook/${noteId}`;
  // Between keepers the lease of a submission sees to it; within one, this does.
  const submissions = new Flights<SubmitOutcome>();
  return {
    name,
    snapshot: () => takeSnapshot({ name, api, clock, folders, housekeeping, pageOf }),
    submit: (order) => submissions.join(order.token, () => submit({ api, folders, isolated, pageOf }, order)),
    look: (runId) => look({ api, pageOf }, runId),
    stop: (runId) => stop(api, runId),
    startedFor: null,
    startCluster: null,
    leftOutputs: (runId) => leftOutputs(api, runId),
    close: () => {
      wire.close();
      return Promise.resolve();
    },
  };
}

function apiOf({ login, clock, telemetry }: ZeppelinOptions, limits: CallLimits, at: { host: string; wire: Wire }): Api {
  return new Api({
    ...at,
    dialect,
    clock,
    telemetry,
    credential: login === null ? anonymous : new Session(login, { ...at, clock }),
    ...boundsOf(limits, clock, telemetry),
  });
}
