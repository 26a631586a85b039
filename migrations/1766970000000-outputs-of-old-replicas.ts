// While a new version is rolled out, replicas of the one before go on recording job responses, and do not say how many outputs one holds: then the database
// counts them, so that none of them is missing from the list. Who says it, as every later version does, pays for a comparison with null.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  'alter table response alter column outputs drop default',
  // json_array_length of what is no array is an error, and nobody's response is to fail for it.
  `create function count_outputs() returns trigger language plpgsql as $$
begin
  new.outputs := case when json_typeof(new.body -> 'outputs') = 'array' then json_array_length(new.body -> 'outputs') else 0 end;
  return new;
end $$`,
  `create trigger outputs_of_response before insert on response for each row when (new.outputs is null) execute function count_outputs()`,
  // Of those that were recorded so since the column is there.
  `update response set outputs = json_array_length(body -> 'outputs') where outputs = 0 and body #> '{outputs,0}' is not null`,
];

const down = [
  'drop trigger outputs_of_response on response',
  'drop function count_outputs',
  'alter table response alter column outputs set default 0',
];

export class OutputsOfOldReplicas1766970000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
