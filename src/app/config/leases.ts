// What is held for a time must be held for longer than the one call that is made meanwhile: else another replica takes it up while the first
// still waits for its answer. Of what has an identity nothing would be done twice, but nothing would get done either; an alert or a mail would be
// sent twice.

interface Held {
  readonly runs: { readonly lease_ms: number };
  readonly responses: { readonly lease_ms: number };
  readonly databricks: { readonly host: string | null; readonly request_timeout_ms: number };
  readonly zeppelin: { readonly url: string | null; readonly request_timeout_ms: number };
  readonly rabbitmq: { readonly url: string | null; readonly publish_timeout_ms: number };
  readonly service_bus: { readonly publish_timeout_ms: number };
  readonly actions: { readonly lease_ms: number };
  readonly alerts: { readonly channels: readonly { readonly kind: string; readonly timeout_ms: number }[] };
  readonly mail: { readonly url: string | null; readonly timeout_ms: number };
}

interface Problem {
  readonly path: string;
  readonly message: string;
}

export function leaseProblems(held: Held): readonly Problem[] {
  const { runs, responses, databricks, zeppelin, rabbitmq, service_bus: bus } = held;
  const publishMs = rabbitmq.url === null ? bus.publish_timeout_ms : rabbitmq.publish_timeout_ms;
  const broker = rabbitmq.url === null ? 'service_bus' : 'rabbitmq';
  return [
    ...(databricks.host === null
      ? []
      : tooShort('runs', runs.lease_ms, 'databricks.request_timeout_ms', databricks.request_timeout_ms)),
    ...(zeppelin.url === null ? [] : tooShort('runs', runs.lease_ms, 'zeppelin.request_timeout_ms', zeppelin.request_timeout_ms)),
    ...tooShort('responses', responses.lease_ms, `${broker}.publish_timeout_ms`, publishMs),
    ...actionProblems(held),
  ];
}

/** A step is begun in the first half of its lease, so that its call has the other half. */
function actionProblems({ actions, alerts, mail }: Held): readonly Problem[] {
  const calls = [
    ...alerts.channels.flatMap(({ kind, timeout_ms: ms }, index) =>
      kind === 'mail' ? [] : [{ call: `alerts.channels.${index}.timeout_ms`, ms }],
    ),
    ...(mail.url === null ? [] : [{ call: 'mail.timeout_ms', ms: mail.timeout_ms }]),
  ];
  return calls.flatMap(({ call, ms }) => tooShort('actions', actions.lease_ms, `twice ${call}`, 2 * ms));
}

function tooShort(section: string, leaseMs: number, call: string, callMs: number): readonly Problem[] {
  if (leaseMs > callMs) return [];
  return [{ path: `${section}.lease_ms`, message: `is ${leaseMs}, but must be longer than ${call} (${callMs})` }];
}
