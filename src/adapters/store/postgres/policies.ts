// Policies in the store. In: texts that came into force, and what is to be. Out: what is in force, and what it followed. Promised: changes come
// one after the other, whoever makes them; each is one transaction with the text that it is about and who made it.
import type { Instant } from '../../../core/ids.js';
import type { InForce, KeptPolicy, PolicyStore, Succession } from '../../../ports/store/policies.js';
import type { Session } from './sql/connection.js';
import type { Database } from './sql/database.js';
import { asInstant, toInstant } from './sql/instants.js';

/** Primary key, in all. */
const keep = `
insert into policy_version (version, name, text, first_used_at, scope) values ($1, $2, $3, ${toInstant('$4')}, $5::jsonb)
on conflict (version) do nothing`;
/** The whole of a small table: a row a change of the policy. */
const selectVersions = `
select version, name, first_used_at as at from policy_version
order by first_used_at desc, version limit $1`;
const selectKept = 'select version, name, text, scope from policy_version where version = $1';

const columns = `version, how, decided_by as "by", since, file_version as "fileVersion"`;
const selectInForce = `select ${columns} from policy_in_force`;
/** Whoever is first makes the row; who comes meanwhile waits for its commit here, and then for its lock. */
const begin = `
insert into policy_in_force (version, how, decided_by, since, file_version) values ($1, 'file', $2, ${toInstant('$3')}, $1)
on conflict (only_one) do nothing returning ${columns}`;
const lock = `${selectInForce} for update`;
const byFile = `
update policy_in_force set version = $1, how = 'file', decided_by = $2, since = ${toInstant('$3')}, file_version = $1
returning ${columns}`;
const byPromotion = `
update policy_in_force set version = $1, how = 'promoted', decided_by = $2, since = ${toInstant('$3')}
returning ${columns}`;
const note = `
insert into audit (done_at, actor, act, request_id, subject, reason, detail)
values (${toInstant('$1')}, $2, $3, null, $4, $5, $6::jsonb)`;

type Row = Omit<InForce, 'since'> & { readonly since: Date };

export function policyStore(database: Database): PolicyStore {
  return {
    async versions(max) {
      const rows = await database.rows<{ version: string; name: string; at: Date }>(selectVersions, [max]);
      return rows.map(({ version, name, at }) => ({ version, name, firstUsedAt: asInstant(at) }));
    },
    async kept(version) {
      const [kept] = await database.rows<KeptPolicy>(selectKept, [version]);
      return kept ?? null;
    },
    inForce: () => one(database, selectInForce),
    fileSeen: (policy, seen) =>
      database.transaction(async (session) => {
        await kept(session, policy, seen.at);
        const begun = await one(session, begin, [policy.version, seen.by, seen.at]);
        if (begun !== null) return { now: begun, before: null };
        const before = await must(session, lock);
        if (before.fileVersion === policy.version || !seen.supersedes) return { now: before, before };
        const now = await must(session, byFile, [policy.version, seen.by, seen.at]);
        await noted(session, { now, before }, { act: 'policy-file', name: policy.name, reason: '' });
        return { now, before };
      }),
    promote: (policy, wish) =>
      database.transaction(async (session) => {
        await kept(session, policy, wish.at);
        const before = await must(session, lock);
        if (before.version === policy.version) return { now: before, before };
        const now = await must(session, byPromotion, [policy.version, wish.by, wish.at]);
        await noted(session, { now, before }, { act: 'promote', name: policy.name, reason: wish.reason });
        return { now, before };
      }),
  };
}

async function kept(session: Session, { version, name, text, scope }: KeptPolicy, at: Instant): Promise<void> {
  await session.rows(keep, [version, name, text, at, JSON.stringify(scope)]);
}

async function one(session: Session, statement: string, parameters: readonly unknown[] = []): Promise<InForce | null> {
  const [row] = await session.rows<Row>(statement, parameters);
  return row === undefined ? null : { ...row, since: asInstant(row.since) };
}

/** A process has made the row before it can be asked for anything. */
async function must(session: Session, statement: string, parameters: readonly unknown[] = []): Promise<InForce> {
  const found = await one(session, statement, parameters);
  if (found === null) throw new Error('no policy is in force');
  return found;
}

interface Noted {
  readonly act: 'policy-file' | 'promote';
  readonly name: string;
  readonly reason: string;
}

async function noted(session: Session, { now, before }: Succession, { act, name, reason }: Noted): Promise<void> {
  const detail = { from: before?.version ?? null, from_how: before?.how ?? null, to: now.version };
  await session.rows(note, [now.since, now.by, act, `policy ${name} ${now.version}`, reason, JSON.stringify(detail)]);
}
