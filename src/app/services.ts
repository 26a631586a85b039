// Services that are started all or none, in order, and stopped in reverse, each within what is left of the bound.
import type { Clock } from '../ports/clock.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface Service {
  readonly name: string;
  start(): Promise<void>;
  stop(boundMs: number): Promise<void>;
}

export interface Started {
  /** Answers whether everything ended within the bound. */
  stop(boundMs: number): Promise<boolean>;
}

/** No service is given less than this to end. */
const boundMinMs = 500;

export async function startAll(services: readonly Service[], clock: Clock, telemetry: Telemetry): Promise<Started> {
  const started: Service[] = [];
  const stop = async (boundMs: number) => {
    const end = clock.now() + boundMs;
    let clean = true;
    for (const service of started.splice(0).reverse()) {
      const ended = await within(Math.max(boundMinMs, end - clock.now()), { service, clock, telemetry });
      clean = clean && ended;
    }
    return clean;
  };
  for (const service of services) {
    try {
      await service.start();
      started.push(service);
    } catch (problem) {
      await stop(5_000);
      throw problem;
    }
  }
  return { stop };
}

interface Stopping {
  readonly service: Service;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

async function within(boundMs: number, { service, clock, telemetry }: Stopping): Promise<boolean> {
  const over = new AbortController();
  const late = clock.pause(boundMs, over.signal).then(() => false);
  const ended = service.stop(boundMs).then(
    () => true,
    (problem: unknown) => {
      telemetry.report({ kind: 'trouble', where: `stop.${service.name}`, about: {}, error: problem });
      return false;
    },
  );
  const clean = await Promise.race([ended, late]);
  over.abort();
  if (!clean)
    telemetry.report({
      kind: 'trouble',
      where: `stop.${service.name}`,
      about: {},
      error: new Error(`did not end within ${boundMs} ms`),
    });
  return clean;
}
