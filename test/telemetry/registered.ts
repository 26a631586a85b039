// The metrics that there are, with their types and labels: those of a telemetry that every fact was reported to.
import { Writable } from 'node:stream';
import { createTelemetry } from '../../src/adapters/telemetry/create-telemetry.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { everyFact } from './every-fact.js';

export interface Metric {
  readonly name: string;
  readonly type: string;
  /** In the order of the alphabet, with a blank between them. */
  readonly labels: string;
}

export async function registeredMetrics(): Promise<readonly Metric[]> {
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const kit = createTelemetry({ level: 'error', pretty: false, version: '1', clock: new VirtualClock(), output });
  // Twice, so that there are repeats as well.
  for (const { fact } of [...everyFact, ...everyFact]) kit.telemetry.report(fact);
  const { body } = await kit.metrics();
  return [...body.matchAll(/^# TYPE (job_keeper_\w+) (\w+)$/gm)].map(([, name = '', type = '']) => {
    const sample = new RegExp(`^${name}(?:_bucket)?\\{([^}]*)\\}`, 'm').exec(body)?.[1] ?? '';
    const labels = [...sample.matchAll(/(\w+)="/g)].map(([, label]) => label).filter((label) => label !== 'le');
    return { name, type, labels: labels.sort().join(' ') };
  });
}
