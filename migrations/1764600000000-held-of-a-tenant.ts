// Requests that are held have no lane to be counted by for their tenant's waiting_max. Nothing is written here for any other request.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HeldOfATenant1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index request_held on request (tenant_id, id) where lane = '' and state in ('received','waiting')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index request_held');
  }
}
