// What the replicas have seen of a candidate policy, summed; and an index by which audit entries are removed when they are old.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `create table shadow_count (
    version text not null,
    "case" text not null,
    same bigint not null,
    differs bigint not null,
    since timestamptz(3) not null,
    seen_at timestamptz(3) not null,
    primary key (version, "case")
  )`,
  // No foreign key: what a candidate would have done is of use for as long as the candidate.
  `create table shadow_difference (
    id bigserial primary key,
    version text not null,
    request_id uuid not null,
    seen_at timestamptz(3) not null,
    active jsonb not null,
    would jsonb not null
  )`,
  'create index shadow_difference_version on shadow_difference (version, id)',
  'create index audit_done on audit (done_at)',
];

const down = ['drop index audit_done', 'drop table shadow_difference, shadow_count'];

export class ShadowAndAudit1764810000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
