import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { dashboardOf } from '../../scripts/dashboard/board.js';
import { rows } from '../../scripts/dashboard/panels.js';
import { mistakeIn, unknownIn } from './promql.js';
import { registeredMetrics } from './registered.js';

const queries = rows
  .flatMap(({ panels }) => panels)
  .flatMap(({ title, queries }) => queries.map(({ expr }) => ({ title, expr })));

describe('the dashboard for Grafana', () => {
  it('is the one that is made from its panels', () => {
    const committed: unknown = JSON.parse(readFileSync('deploy/grafana/job-keeper.json', 'utf8'));
    expect(committed, 'npm run dashboard:write').to.deep.equal(JSON.parse(JSON.stringify(dashboardOf(rows))));
  });

  it('asks Prometheus in its own language', () => {
    expect(queries.length).to.be.above(20);
    for (const { title, expr } of queries) expect(mistakeIn(expr.replaceAll('$__rate_interval', '5m')), title).to.equal(null);
  });

  it('asks for metrics and labels that there are', async () => {
    const metrics = await registeredMetrics();
    for (const { title, expr } of queries) expect(unknownIn(expr, metrics), title).to.deep.equal([]);
  });

  it('gives each query of a panel a letter of its own', () => {
    const Targets = z.object({ targets: z.array(z.object({ refId: z.string().regex(/^[A-F]$/) })) });
    const drawn = (dashboardOf(rows).panels ?? []).filter(({ type }) => type !== 'row').map((panel) => Targets.parse(panel));
    expect(drawn).to.have.length(rows.flatMap(({ panels }) => panels).length);
    for (const { targets } of drawn) expect(new Set(targets.map(({ refId }) => refId)).size).to.equal(targets.length);
  });
});
