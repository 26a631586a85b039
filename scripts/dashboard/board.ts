// The dashboard as Grafana reads it. In: rows of panels. Out: its document. Promised: the same each time; it names no data source, and asks for one of
// the kind when it is looked at, so that it can be imported as it is.
import { ReduceDataOptionsBuilder, StackingConfigBuilder, StackingMode } from '@grafana/grafana-foundation-sdk/common';
import {
  DashboardBuilder,
  DatasourceVariableBuilder,
  RowBuilder,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as FigureBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as LinesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { Panel, Query, Row } from './panels.js';

const source = { type: 'prometheus', uid: '${source}' };
/** Of the 24 that a row has. */
const width = { figure: 3, lines: 8, areas: 8 };
const height = { figure: 4, lines: 8, areas: 8 };

/* eslint-disable @typescript-eslint/no-deprecated -- the second form is read by Grafana 12 and later only, the first one by all */
export function dashboardOf(rows: readonly Row[]): ReturnType<DashboardBuilder['build']> {
  const board = new DashboardBuilder('Job Keeper')
    .uid('job-keeper')
    .tags(['job-keeper'])
    .description('Made from scripts/dashboard by `npm run dashboard:write`. What each metric says: docs/metrics.md.')
    .refresh('30s')
    .time({ from: 'now-6h', to: 'now' })
    .timezone('browser')
    .withVariable(new DatasourceVariableBuilder('source').label('Prometheus').type('prometheus'));
  for (const { title, panels } of rows) {
    board.withRow(new RowBuilder(title));
    for (const panel of panels) board.withPanel(panel.kind === 'figure' ? asFigure(panel) : asLines(panel));
  }
  return board.build();
}
/* eslint-enable @typescript-eslint/no-deprecated */

function asFigure(panel: Panel): FigureBuilder {
  const from = panel.warnFrom;
  const steps = [{ value: null, color: 'green' }, ...(from === undefined ? [] : [{ value: from, color: 'red' }])];
  const figure = new FigureBuilder()
    .title(panel.title)
    .description(panel.about ?? '')
    .datasource(source)
    .unit(panel.unit)
    .span(width.figure)
    .height(height.figure)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .thresholds(new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps));
  panel.queries.forEach((query, index) => figure.withTarget(asTarget(query, index).instant()));
  return figure;
}

function asLines(panel: Panel): LinesBuilder {
  const drawn = new LinesBuilder()
    .title(panel.title)
    .description(panel.about ?? '')
    .datasource(source)
    .unit(panel.unit)
    .min(0)
    .span(width[panel.kind])
    .height(height[panel.kind]);
  if (panel.kind === 'areas') drawn.fillOpacity(30).stacking(new StackingConfigBuilder().mode(StackingMode.Normal));
  panel.queries.forEach((query, index) => drawn.withTarget(asTarget(query, index)));
  return drawn;
}

/** Queries of one panel are told apart by letters. */
function asTarget({ expr, legend }: Query, index: number): DataqueryBuilder {
  return new DataqueryBuilder().refId('ABCDEF'.charAt(index)).expr(expr).legendFormat(legend);
}
