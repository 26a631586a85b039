// Which policy every replica decides by: the newest of a file, or one that was promoted. Until now each replica had only its file.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PolicyInForce1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // One row, which whoever wants to change it locks. What is in force is always known by its text.
    await runner.query(`create table policy_in_force (
      only_one boolean primary key default true,
      version text not null,
      how text not null,
      decided_by text not null,
      since timestamptz(3) not null,
      file_version text not null,
      constraint policy_in_force_only check (only_one),
      constraint policy_in_force_how check (how in ('file','promoted')),
      constraint policy_in_force_version_fkey foreign key (version) references policy_version (version)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table policy_in_force');
  }
}
