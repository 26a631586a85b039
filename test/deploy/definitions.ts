// deploy/rabbitmq/definitions.json, and how to put such definitions into the real broker under names of a test's own.
import { z } from 'zod';
import type { RabbitMq } from '../support/rabbitmq.js';

export const Definitions = z.strictObject({
  vhosts: z.array(z.strictObject({ name: z.string() })),
  users: z.array(
    z.strictObject({
      name: z.string(),
      password_hash: z.string(),
      hashing_algorithm: z.literal('rabbit_password_hashing_sha256'),
      tags: z.array(z.string()),
    }),
  ),
  permissions: z.array(
    z.strictObject({ vhost: z.string(), user: z.string(), configure: z.string(), write: z.string(), read: z.string() }),
  ),
  exchanges: z.array(z.looseObject({ vhost: z.string(), name: z.string(), type: z.string(), durable: z.boolean() })),
  queues: z.array(
    z.strictObject({
      vhost: z.string(),
      name: z.string(),
      durable: z.boolean(),
      auto_delete: z.boolean(),
      arguments: z.record(z.string(), z.unknown()),
    }),
  ),
  bindings: z.array(z.looseObject({ vhost: z.string(), source: z.string(), destination: z.string() })),
});
export type Definitions = z.infer<typeof Definitions>;

/** The same under other names: a broker that somebody else runs may have a vhost job-keeper of its own. */
export function renamed(definitions: Definitions, suffix: string): Definitions {
  const vhost = (name: string): string => `${name}-${suffix}`;
  const inVhost = <T extends { vhost: string }>(list: T[]): T[] => list.map((one) => ({ ...one, vhost: vhost(one.vhost) }));
  return {
    vhosts: definitions.vhosts.map(({ name }) => ({ name: vhost(name) })),
    users: definitions.users.map((user) => ({ ...user, name: vhost(user.name) })),
    permissions: inVhost(definitions.permissions).map((one) => ({ ...one, user: vhost(one.user) })),
    exchanges: inVhost(definitions.exchanges),
    queues: inVhost(definitions.queues),
    bindings: inVhost(definitions.bindings),
  };
}

/** As the broker does with `load_definitions`, but without a file that a container could not see. */
export async function importDefinitions({ ctl }: RabbitMq, definitions: Definitions): Promise<void> {
  const json = Buffer.from(JSON.stringify(definitions)).toString('base64');
  const answer = await ctl('eval', `rabbit_definitions:import_raw(base64:decode("${json}")).`);
  if (answer.trim() !== 'ok') throw new Error(`the definitions were not taken: ${answer}`);
}

export async function removeDefinitions({ ctl }: RabbitMq, { vhosts, users }: Definitions): Promise<void> {
  for (const { name } of vhosts) await ctl('delete_vhost', name);
  for (const { name } of users) await ctl('delete_user', name);
}
