// As whom runs of tenants are started: identities on Databricks by name, each with one credential. Settings name them; what proves them stands here, or
// better in files of their own, which are read again whenever they are used.
import { z } from 'zod';
import type { Problem } from '../../core/problem.js';
import { optional } from './fields.js';

/** As variables of the environment can name them. */
const name = z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/, 'must have only lower-case letters, digits, _ and -, such as acme');

const ways: readonly (readonly (keyof z.infer<typeof Fields>)[])[] = [
  ['token'],
  ['token_file'],
  ['client_id', 'client_secret'],
  ['client_id', 'client_secret_file'],
  ['azure_tenant_id', 'azure_client_id', 'azure_client_secret'],
  ['azure_tenant_id', 'azure_client_id', 'azure_client_secret_file'],
];

const Fields = z.strictObject({
  token: optional,
  token_file: optional,
  client_id: optional,
  client_secret: optional,
  client_secret_file: optional,
  azure_tenant_id: optional,
  azure_client_id: optional,
  azure_client_secret: optional,
  azure_client_secret_file: optional,
});

const Identity = Fields.superRefine((identity, context) => {
  const given = Object.entries(identity).flatMap(([key, value]) => (value === null ? [] : [key]));
  if (ways.some((way) => way.length === given.length && way.every((key) => identity[key] !== null))) return;
  context.addIssue({
    code: 'custom',
    message: `must have exactly one credential: ${ways.map((way) => way.join(' + ')).join('; ')}`,
  });
});
export type Identity = z.infer<typeof Identity>;

export const Identities = z.record(name, Identity).default({});

interface Named {
  readonly databricks: { readonly host: string | null; readonly identities: Readonly<Record<string, Identity>> };
  readonly settings: {
    readonly tenants: Readonly<Record<string, { readonly engine_identity?: string | null | undefined }>>;
    readonly default_tenant: { readonly engine_identity: string | null };
  };
}

/** Told of the place that is to be set: of one that is wrong already it is told that, and no more. */
export function identityProblems({ databricks: { host, identities }, settings }: Named): readonly Problem[] {
  const [first] = Object.keys(identities);
  const alone: Problem[] =
    first === undefined || host !== null
      ? []
      : [
          {
            path: 'databricks.host',
            message: `is required: databricks.identities has ${first}, and other engines know no identities`,
          },
        ];
  const naming = [
    { by: 'settings.default_tenant', identity: settings.default_tenant.engine_identity },
    ...Object.entries(settings.tenants).map(([id, tenant]) => ({
      by: `settings.tenants.${id}`,
      identity: tenant.engine_identity,
    })),
  ];
  const unknown = naming.flatMap(({ by, identity }) =>
    identity === null || identity === undefined || Object.hasOwn(identities, identity)
      ? []
      : [{ path: 'databricks.identities', message: `has no ${identity}, but ${by}.engine_identity names it` }],
  );
  return [...alone, ...unknown];
}

/** Those that are written down here. Of a file, what is read is told when it is. */
export function identitySecrets(identities: Readonly<Record<string, Identity>>): readonly (string | null)[] {
  return Object.values(identities).flatMap(({ token, client_secret, azure_client_secret }) => [
    token,
    client_secret,
    azure_client_secret,
  ]);
}
