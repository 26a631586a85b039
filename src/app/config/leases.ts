// What is held for a time must be held for longer than the one call that is made meanwhile: else another replica takes it up while the first
// still waits for its answer. Nothing would be done twice, but nothing would get done either.

interface Held {
  readonly runs: { readonly lease_ms: number };
  readonly responses: { readonly lease_ms: number };
  readonly databricks: { readonly host: string | null; readonly request_timeout_ms: number };
  readonly rabbitmq: { readonly url: string | null; readonly publish_timeout_ms: number };
  readonly service_bus: { readonly publish_timeout_ms: number };
}

interface Problem {
  readonly path: string;
  readonly message: string;
}

export function leaseProblems({ runs, responses, databricks, rabbitmq, service_bus: bus }: Held): readonly Problem[] {
  const publishMs = rabbitmq.url === null ? bus.publish_timeout_ms : rabbitmq.publish_timeout_ms;
  const broker = rabbitmq.url === null ? 'service_bus' : 'rabbitmq';
  return [
    ...(databricks.host === null
      ? []
      : tooShort('runs', runs.lease_ms, 'databricks.request_timeout_ms', databricks.request_timeout_ms)),
    ...tooShort('responses', responses.lease_ms, `${broker}.publish_timeout_ms`, publishMs),
  ];
}

function tooShort(section: string, leaseMs: number, call: string, callMs: number): readonly Problem[] {
  if (leaseMs > callMs) return [];
  return [{ path: `${section}.lease_ms`, message: `is ${leaseMs}, and must be longer than ${call} (${callMs})` }];
}
