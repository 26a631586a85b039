// An ended model job is due at once, by the database's clock: by that of the replica that ended it, one that is ahead would hide it from all others.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In whole milliseconds, as the column holds: it would round up. */
const noteWith = (due: string) => `create or replace function note_model_job() returns trigger language plpgsql as $$
  begin
    update model_job set
      ended_at = new.finished_at,
      stopping_since = coalesce(stopping_since, new.stop_wished_at),
      due_at = ${due}
    where request_id = new.id and closed_at is null;
    return null;
  end $$`;

const itsTime = 'coalesce(new.finished_at, new.stop_wished_at)';

export class EndedJobsDueAtOnce1767220000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      noteWith(`case when ${itsTime} is not null then least(${itsTime}, date_trunc('milliseconds', now())) end`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(noteWith(itsTime));
  }
}
