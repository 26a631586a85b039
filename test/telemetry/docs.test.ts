import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { parse } from 'yaml';
import { z } from 'zod';
import { createTelemetry } from '../../src/adapters/telemetry/create-telemetry.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { everyFact } from './every-fact.js';

interface Metric {
  readonly name: string;
  readonly type: string;
  readonly labels: string;
}

const Rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(['info', 'warning', 'error', 'critical']) }),
          annotations: z.object({ summary: z.string() }),
        }),
      ),
    }),
  ),
});

const byName = (a: Metric, b: Metric): number => (a.name < b.name ? -1 : 1);

describe('the documents about metrics and alerts', () => {
  const documented: Metric[] = [
    ...readFileSync('docs/metrics.md', 'utf8').matchAll(/^\| `(job_keeper_\w+)`\s*\| (\w+)\s*\| ([^|]*)\|/gm),
  ].map(([, name = '', type = '', labels = '']) => ({
    name,
    type,
    labels: [...labels.matchAll(/\w+/g)].map(String).sort().join(' '),
  }));
  const rules = Rules.parse(parse(readFileSync('deploy/prometheus/alerts.yaml', 'utf8'))).groups.flatMap((group) => group.rules);
  let registered: Metric[];

  before(async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done() });
    const kit = createTelemetry({ level: 'error', pretty: false, version: '1', clock: new VirtualClock(), output });
    // Twice, so that there are repeats as well.
    for (const { fact } of [...everyFact, ...everyFact]) kit.telemetry.report(fact);
    const { body } = await kit.metrics();
    registered = [...body.matchAll(/^# TYPE (job_keeper_\w+) (\w+)$/gm)].map(([, name = '', type = '']) => {
      const sample = new RegExp(`^${name}(?:_bucket)?\\{([^}]*)\\}`, 'm').exec(body)?.[1] ?? '';
      const labels = [...sample.matchAll(/(\w+)="/g)].map(([, label]) => label).filter((label) => label !== 'le');
      return { name, type, labels: labels.sort().join(' ') };
    });
  });

  it('list exactly the metrics that there are, with their types and labels', () => {
    expect(registered.length).to.be.above(30);
    expect([...documented].sort(byName)).to.deep.equal([...registered].sort(byName));
  });

  it('have alert rules about metrics and labels that there are', () => {
    expect(rules.length).to.be.above(10);
    for (const { alert, expr } of rules) {
      for (const [, whole = '', selector = ''] of expr.matchAll(/(job_keeper_\w+)(\{[^}]*\})?/g)) {
        const metric = registered.find(({ name }) => name === whole || name === whole.replace(/_(bucket|sum|count)$/, ''));
        expect(metric, `${alert}: ${whole}`).not.to.equal(undefined);
        const labels = [...selector.matchAll(/(\w+)=/g)].map(([, label = '']) => label).filter((label) => label !== 'le');
        for (const label of labels) expect(metric?.labels.split(' '), `${alert}: ${whole}`).to.include(label);
      }
    }
  });

  it('say for each alert rule what to do', () => {
    const explained = [...readFileSync('docs/alerts.md', 'utf8').matchAll(/^\| `(JobKeeper\w+)`\s*\| \S/gm)].map(
      ([, name]) => name,
    );
    expect(explained).to.deep.equal(rules.map(({ alert }) => alert));
  });
});
