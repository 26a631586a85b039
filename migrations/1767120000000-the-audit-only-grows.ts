// The audit only grows. Whoever writes it may no longer change or delete what is in it, whichever role that is; what is old enough is removed by a
// function of the owner, and nothing of the last day by anybody. A replica of the version before that runs on meanwhile removes no old entries: the next
// night does.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names are written out with their schema: a function with its owner's rights must not look for them where its caller says. */
const up = [
  `do $do$ begin execute format($f$
create function remove_audit(older timestamptz, most integer) returns bigint language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (
    delete from %1$I.audit where id = any(array(
      select id from %1$I.audit where done_at < least(older, now() - interval '1 day') order by done_at limit most for update skip locked))
    returning id)
  select count(*) from gone
$$ $f$, (select nspname from pg_class join pg_namespace n on n.oid = relnamespace where pg_class.oid = 'audit'::regclass)); end $do$`,
  'revoke all on function remove_audit(timestamptz, integer) from public',
  `do $do$
declare
  who text;
begin
  for who in
    select distinct case when a.grantee = 0 then 'public' else quote_ident(r.rolname) end
    from pg_class c cross join lateral aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
    where c.oid = 'audit'::regclass and a.grantee <> c.relowner and a.privilege_type = 'INSERT'
  loop
    execute format('revoke update, delete, truncate on audit from %s', who);
    execute format('grant execute on function remove_audit(timestamptz, integer) to %s', who);
  end loop;
end $do$`,
];

/** Who had which right is not known any more: deploy/postgres/roles.sql of the version before grants them. */
const down = ['drop function remove_audit(timestamptz, integer)'];

export class TheAuditOnlyGrows1767120000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
