// What is written once stays as it was written. The service adds versions of policies, and takes none back; it knows by the list of migrations what it works
// on, and writes nothing there: whoever has its account could otherwise have the owner's next migration do a step again. Which policy is in force, and templates, it
// changes and never deletes.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As `TheAuditOnlyGrows`: from whoever may add or change, for roles may have other names than those of deploy/postgres/roles.sql. */
const takeAway = `do $do$
declare
  kept record;
  who text;
begin
  for kept in select * from (values
    ('schema_migration', 'insert, update, delete, truncate'),
    ('policy_version', 'update, delete, truncate'),
    ('policy_in_force', 'delete, truncate'),
    ('job_template', 'delete, truncate')) as k(name, rights)
  loop
    for who in
      select distinct case when a.grantee = 0 then 'public' else quote_ident(r.rolname) end
      from pg_class c cross join lateral aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
      where c.oid = kept.name::regclass and a.grantee <> c.relowner and a.privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')
    loop
      execute format('revoke %s on %I from %s', kept.rights, kept.name, who);
    end loop;
  end loop;
end $do$`;

export class WhatIsKeptAsItWas1767280000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(takeAway);
  }

  /** Who had which right is not known any more: deploy/postgres/roles.sql of the version before grants them. */
  async down(): Promise<void> {
    // Whoever has fewer rights works as well.
  }
}
