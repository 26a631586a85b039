// In: the version that runs, and what the log did not write. Out: the metrics of the process, of the build and of the telemetry itself.
import { collectDefaultMetrics, type Registry } from 'prom-client';
import { instrumentsOn } from './instruments.js';

type UnwrittenWhy = 'repeated' | 'blocked';

export interface OwnMeters {
  readonly unwritten: (why: UnwrittenWhy) => void;
  /** No collector of traces has got them. */
  readonly spansLost: (spans: number) => void;
  /** A fact could not be reported. */
  readonly fault: () => void;
}

/** The lag of the event loop is looked at this often, and is told as at least this long. Every 10 ms, as is usual, is a third of the CPU time at rest. */
const lagEveryMs = 100;

export function processMeters(registry: Registry, version: string): OwnMeters {
  const { counter, gauge } = instrumentsOn(registry);
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: lagEveryMs });
  const build = gauge('job_keeper_build_info', '1 for the running version.', ['version', 'node']);
  const unwritten = counter('job_keeper_log_lines_unwritten_total', 'Omitted log lines, by reason.', ['why']);
  const spans = counter('job_keeper_spans_lost_total', 'Spans that the trace collector did not accept, or not fast enough.');
  const faults = counter('job_keeper_telemetry_faults_total', 'Facts that could not be reported. Anything but 0 is a defect.');
  build.set({ version, node: process.version }, 1);
  return { unwritten: (why) => unwritten.inc({ why }), spansLost: (lost) => spans.inc(lost), fault: () => faults.inc() };
}
