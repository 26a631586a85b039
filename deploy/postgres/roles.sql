-- Two roles, least rights each. In: a database, as a superuser or its owner who may make roles. Once for a database, or again: it changes
-- only what is missing. Passwords are set apart (alter role ... login password ...): none stands here.
--   job_keeper_owner  owns the tables and migrates them (job-keeper migrate)
--   job_keeper        the service: reads and writes rows, and can change no table; what it only adds to (the audit, versions of policies) it cannot rewrite

do $$
begin
  if not exists (select from pg_roles where rolname = 'job_keeper_owner') then
    create role job_keeper_owner nosuperuser nocreatedb nocreaterole noreplication;
  end if;
  if not exists (select from pg_roles where rolname = 'job_keeper') then
    create role job_keeper nosuperuser nocreatedb nocreaterole noreplication;
  end if;
  -- By name, because a statement cannot take current_database().
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to job_keeper_owner, job_keeper', current_database());
end
$$;

revoke all on schema public from public;
grant usage, create on schema public to job_keeper_owner;
grant usage on schema public to job_keeper;

-- What the owner makes from now on, and what is there already.
alter default privileges for role job_keeper_owner in schema public grant select, insert, update, delete on tables to job_keeper;
alter default privileges for role job_keeper_owner in schema public grant usage, select on sequences to job_keeper;
grant select, insert, update, delete on all tables in schema public to job_keeper;
grant usage, select on all sequences in schema public to job_keeper;

-- The audit only grows: what is old enough is removed by a function of the owner. Of a table that `migrate` has yet to make, it sees to that itself.
do $$
begin
  if to_regprocedure('public.remove_audit(timestamptz, integer)') is not null then
    revoke update, delete, truncate on audit from job_keeper;
    grant execute on function remove_audit(timestamptz, integer) to job_keeper;
  end if;
end
$$;

-- What is kept as it was: versions of policies, templates, which policy is in force; and the list of migrations is the owner's. Here too `migrate` sees to what it makes.
do $$
declare
  kept record;
begin
  for kept in select * from (values
    ('schema_migration', 'insert, update, delete, truncate'),
    ('policy_version', 'update, delete, truncate'),
    ('policy_in_force', 'delete, truncate'),
    ('job_template', 'delete, truncate')) as k(name, rights)
  loop
    if to_regclass('public.' || kept.name) is not null then
      execute format('revoke %s on %I from job_keeper', kept.rights, kept.name);
    end if;
  end loop;
end
$$;
