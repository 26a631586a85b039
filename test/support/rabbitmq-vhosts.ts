// Fresh vhosts of a broker, made several at a time: to start rabbitmqctl takes a second of CPU time, and to make a vhost a few thousandths of it.
// Promised: no two callers get the same; where the broker stays, they are gone after the run.
import { randomBytes } from 'node:crypto';
import { atEndOfRun } from './end-of-run.js';
import type { RabbitServer } from './rabbitmq.js';

/** Of the first call of a run, which mostly needs no more; each call after it makes twice as many as the one before. */
const first = 2;
const most = 16;

export function vhostsOf(server: RabbitServer): () => Promise<string> {
  let ready: string[] = [];
  let next = first;
  let making: Promise<void> | null = null;
  const make = async (): Promise<void> => {
    ready = await makeVhosts(server, next);
    next = Math.min(most, 2 * next);
  };
  return async () => {
    for (;;) {
      const name = ready.pop();
      if (name !== undefined) return urlOf(server, name);
      making ??= make().finally(() => (making = null));
      await making;
    }
  };
}

async function makeVhosts({ url, ctl, stays }: RabbitServer, count: number): Promise<string[]> {
  const names = Array.from({ length: count }, () => `test-${process.pid}-${randomBytes(4).toString('hex')}`);
  const user = decodeURIComponent(new URL(url).username) || 'guest';
  if (stays)
    atEndOfRun(async () => {
      for (const name of names) await ctl('delete_vhost', name);
    });
  const all = `<<".*">>, <<".*">>, <<".*">>, <<"test">>`;
  const one = `[rabbit_vhost:add(Name, <<"test">>), rabbit_auth_backend_internal:set_permissions(<<${JSON.stringify(user)}>>, Name, ${all})]`;
  const answer = await ctl(
    'eval',
    `lists:usort(lists:append([${one} || Name <- [${names.map((name) => `<<"${name}">>`).join(', ')}]])).`,
  );
  if (answer.trim() !== '[ok]') throw new Error(`vhosts could not be made: ${answer}`);
  return names;
}

function urlOf({ url }: RabbitServer, name: string): string {
  const vhost = new URL(url);
  vhost.pathname = `/${name}`;
  return vhost.href;
}
