// In: a registry. Out: makers of its counters, gauges and histograms, one line each.
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export interface Instruments {
  readonly counter: (name: string, help: string, labels?: readonly string[]) => Counter;
  readonly gauge: (name: string, help: string, labels?: readonly string[]) => Gauge;
  /** A gauge that is absent, rather than 0, until it is first set. */
  readonly unknownGauge: (name: string, help: string) => Gauge;
  histogram(
    this: void,
    name: string,
    help: string,
    shape: { readonly buckets: number[]; readonly labels?: readonly string[] },
  ): Histogram;
}

export function instrumentsOn(registry: Registry): Instruments {
  const registers = [registry];
  return {
    counter: (name, help, labels = []) => new Counter({ name, help, labelNames: [...labels], registers }),
    gauge: (name, help, labels = []) => new Gauge({ name, help, labelNames: [...labels], registers }),
    unknownGauge: (name, help) => {
      const gauge = new Gauge({ name, help, registers });
      gauge.remove();
      return gauge;
    },
    histogram: (name, help, { buckets, labels = [] }) =>
      new Histogram({ name, help, labelNames: [...labels], buckets, registers }),
  };
}
