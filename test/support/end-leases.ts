// Leases run on the database's own clock, which no test can move: whoever holds something is taken to be dead.
const statements = [
  `update request set lease_until = now() - interval '1 second' where state = 'submitting'`,
  `update step set due_at = now() - interval '1 second' where done_at is null and outcome is null`,
  `update schedule_fire set due_at = now() - interval '1 second' where settled_at is null and reason is null`,
  `update model_job set due_at = now() - interval '1 second' where closed_at is null and due_at is not null and delay_reason is null`,
];

export async function endLeases(on: { sql(text: string): Promise<unknown> }): Promise<void> {
  for (const statement of statements) await on.sql(statement);
}
