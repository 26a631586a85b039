// In: a registry. Out: makers of its counters, gauges and histograms, one line each.
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

interface Shape {
  readonly buckets: number[];
  readonly labels?: readonly string[];
}

export interface Instruments {
  readonly counter: (name: string, help: string, labels?: readonly string[]) => Counter;
  readonly gauge: (name: string, help: string, labels?: readonly string[]) => Gauge;
  /** A gauge that is absent, rather than 0, until it is first set. */
  readonly unknownGauge: (name: string, help: string) => Gauge;
  readonly histogram: (name: string, help: string, shape: Shape) => Histogram;
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
