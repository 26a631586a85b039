// What a decision leads to, what a policy's text was compiled with, requests that operators have moved, and who did what by hand.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  'alter table decision add column leads_to jsonb',
  `update decision set leads_to = jsonb_build_object('outcome', jsonb_build_object('kind', outcome), 'effects', '[]'::jsonb, 'checkAt', null)`,
  'alter table decision alter column leads_to set not null',
  // Decisions of a period, in order: the replay of a policy reads them page by page.
  `create index decision_period on decision (decided_at, id)`,
  `alter table policy_version add column scope jsonb not null default '{"poolNames":[]}'`,
  'alter table policy_version alter column scope drop default',
  `alter table request add column moved_to text`,
  // No foreign key: what was done is known for longer than the request that it was done to.
  `create table audit (
    id bigserial primary key,
    done_at timestamptz(3) not null,
    actor text not null,
    act text not null,
    request_id uuid,
    subject text not null,
    reason text not null,
    detail jsonb not null
  )`,
  `create index audit_request on audit (request_id, id) where request_id is not null`,
];

const down = [
  'drop table audit',
  'alter table request drop column moved_to',
  'alter table policy_version drop column scope',
  'drop index decision_period',
  'alter table decision drop column leads_to',
];

export class WhatDecisionsLeadTo1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
