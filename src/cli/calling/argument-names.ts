// What a part of a call is called on the command line, whose user has never seen the call. In: the path of a problem that the service tells of. Out: the
// option or argument that was given for it; of what has none, the path.
const names: Readonly<Record<string, string>> = {
  ...{ limit: '--limit', cursor: '--cursor', before: '--before', from: '--from', to: '--to', by: '--by', reason: '--reason' },
  ...{ state: '--state', tenant_id: '--tenant', job_id: '--job', correlation_id: '--correlation', case: '--case' },
  ...{ created_after: '--created-after', older_than_seconds: '--older-than', name: '--name', status: '--status' },
  ...{ queue: '--queue', code: '--code', request_id: 'id', pool: 'pool', priority: 'priority' },
};

export function argumentName(path: string): string {
  const part = path.replace(/^filter\./, '');
  const [, index] = /^ids\.(\d+)$/.exec(part) ?? [];
  if (index !== undefined) return `id ${Number(index) + 1}`;
  const name = part.replace(/\.\d+$/, '');
  return Object.hasOwn(names, name) ? (names[name] ?? path) : path;
}
