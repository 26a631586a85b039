// One line of a history: what was sent, what the broker, the store and the engine have, and what was done to them. The checker reads nothing
// else, so a history kept in a file is judged again as it was judged at once.

export type Event =
  Bounds | Sent | Request | Attempt | Response | Step | Move | Published | Told | DeadLetter | Run | Sample | Fault | End;

/** What must never be exceeded, and how long a sweep is. */
export interface Bounds {
  readonly kind: 'bounds';
  readonly clusters: Readonly<Record<string, number>>;
  readonly jobs: Readonly<Record<string, number>>;
  readonly tenants: Readonly<Record<string, number>>;
  readonly sweepMs: number;
}

/** A message that the broker has confirmed, a body that HTTP has answered 2xx for, or a follower, which the end of another begins. */
export interface Sent {
  readonly kind: 'sent';
  readonly at: number;
  readonly via: 'rabbitmq' | 'http' | 'then';
  /** Of this very message: what becomes of it is found again by it. */
  readonly mark: string;
  readonly tenantId: string;
  readonly correlationId: string;
  /** The states that its request may end in; or the reason it has to be dead-lettered for. */
  readonly expects: { readonly ends: readonly string[] } | { readonly deadLetter: string };
}

export interface Request {
  readonly kind: 'request';
  readonly id: string;
  readonly tenantId: string;
  readonly correlationId: string;
  readonly jobId: string;
  readonly state: string;
  readonly final: boolean;
}

export interface Attempt {
  readonly kind: 'attempt';
  readonly requestId: string;
  readonly number: number;
  readonly token: string;
  readonly runId: string | null;
  readonly open: boolean;
}

/** As recorded. */
export interface Response {
  readonly kind: 'response';
  readonly requestId: string;
  readonly messageId: string;
  readonly status: string;
  readonly queue: string;
  readonly delivery: string;
}

/** Something to be done in the world, as recorded. */
export interface Step {
  readonly kind: 'step';
  readonly key: string;
  readonly open: boolean;
}

/** Of a request, as the database has noted it: its id is what its event has to have. */
export interface Move {
  readonly kind: 'move';
  readonly id: string;
  readonly state: string;
}

/** An event, as it came to whoever listens. */
export interface Told {
  readonly kind: 'told';
  readonly at: number;
  readonly id: string;
  readonly state: string;
}

/** As it came to the tenant. */
export interface Published {
  readonly kind: 'published';
  readonly at: number;
  readonly queue: string;
  readonly messageId: string;
  readonly requestId: string;
  readonly status: string;
}

export interface DeadLetter {
  readonly kind: 'dead-letter';
  readonly mark: string;
  readonly reason: string;
}

/** Of the engine's own ledger, at its own instants. */
export interface Run {
  readonly kind: 'run';
  readonly runId: string;
  readonly token: string | null;
  readonly clusterId: string | null;
  /** null: it never took a slot. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly result: string | null;
}

/** What the store showed at one instant, in one statement. */
export interface Sample {
  readonly kind: 'sample';
  readonly at: number;
  /** Requests that hold a slot. */
  readonly live: readonly Held[];
  /** Requests in the queue that are due, by those that share everything that matters. */
  readonly queued: readonly Queued[];
}

export interface Held {
  readonly clusterId: string | null;
  readonly jobId: string;
  readonly tenantId: string;
}

export interface Queued {
  readonly id: string;
  readonly jobId: string;
  readonly tenantId: string;
  /** Its place: whoever has less goes first. */
  readonly rank: number;
  /** Clusters that it may run on. */
  readonly clusters: readonly string[];
}

/** Between these instants nobody is promised anything but that nothing is lost or exceeded. */
export interface Fault {
  readonly kind: 'fault';
  readonly what: string;
  readonly target: string;
  readonly from: number;
  readonly until: number;
}

export interface End {
  readonly kind: 'end';
  readonly at: number;
  /** Messages still in the intake queue. */
  readonly intakeLeft: number;
  /** Events that are still to be told. */
  readonly eventsLeft: number;
}

export function of<Kind extends Event['kind']>(events: readonly Event[], kind: Kind): readonly Extract<Event, { kind: Kind }>[] {
  return events.filter((event): event is Extract<Event, { kind: Kind }> => event.kind === kind);
}
