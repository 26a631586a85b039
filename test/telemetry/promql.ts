// What a query of Prometheus asks for. In: its text. Out: where it is no PromQL, by the grammar of Prometheus itself; the metrics of the house that
// it names, with the labels that it selects or groups by.
import { parser } from '@prometheus-io/lezer-promql';
import type { Metric } from './registered.js';

/** null: it is PromQL. */
export function mistakeIn(expr: string): string | null {
  let mistake: string | null = null;
  parser.parse(expr).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) mistake ??= `at ${from}: ${expr.slice(from, Math.max(to, from + 20))}`;
    },
  });
  return mistake;
}

/** Given by whoever scrapes, and by histograms. */
const labelsOfAll = ['job', 'instance', 'le'];

export function unknownIn(expr: string, metrics: readonly Metric[]): readonly string[] {
  const grouped = [...expr.matchAll(/\b(?:by|on)\s*\(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.match(/\w+/g) ?? []);
  const named = [...expr.matchAll(/(job_keeper_\w+)(\{[^}]*\})?/g)].map(([, name = '', selector = '']) => {
    const known = metrics.find((one) => one.name === name || one.name === name.replace(/_(bucket|sum|count)$/, ''));
    return { name, known, selected: [...selector.matchAll(/(\w+)\s*[=!]/g)].map(([, label = '']) => label) };
  });
  const has = (metric: Metric | undefined, label: string) => metric?.labels.split(' ').includes(label) === true;
  const withoutMetric = named.filter(({ known }) => known === undefined).map(({ name }) => name);
  const selectedAmiss = named.flatMap(({ name, known, selected }) =>
    selected.filter((label) => !labelsOfAll.includes(label) && !has(known, label)).map((label) => `${name}{${label}}`),
  );
  const groupedAmiss = grouped.filter((label) => !labelsOfAll.includes(label) && !named.some(({ known }) => has(known, label)));
  return [...withoutMetric, ...selectedAmiss, ...groupedAmiss];
}
