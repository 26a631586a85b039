import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { mistakeIn, unknownIn } from './promql.js';
import { registeredMetrics, type Metric } from './registered.js';

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
  let registered: readonly Metric[];

  before(async () => {
    registered = await registeredMetrics();
  });

  it('list exactly the metrics that there are, with their types and labels', () => {
    expect(registered.length).to.be.above(30);
    expect([...documented].sort(byName)).to.deep.equal([...registered].sort(byName));
  });

  it('have alert rules about metrics and labels that there are', () => {
    expect(rules.length).to.be.above(10);
    for (const { alert, expr } of rules) {
      expect(mistakeIn(expr), alert).to.equal(null);
      expect(unknownIn(expr, registered), alert).to.deep.equal([]);
    }
  });

  it('say for each alert rule what to do', () => {
    const explained = [...readFileSync('docs/alerts.md', 'utf8').matchAll(/^\| `(JobKeeper\w+)`\s*\| \S/gm)].map(
      ([, name]) => name,
    );
    expect(explained).to.deep.equal(rules.map(({ alert }) => alert));
  });
});
