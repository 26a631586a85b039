// From the configuration to credentials of Databricks: of the service itself, and of the identities that runs of tenants are started as.
import type { Auth } from '../../adapters/engine/databricks/credential.js';
import type { Secret } from '../../adapters/engine/databricks/secret.js';
import { BadConfiguration } from '../config/bad-configuration.js';
import { credentials } from '../config/engines.js';
import type { Identity } from '../config/identities.js';
import { namedContent } from '../config/named-content.js';
import type { Config } from '../config/schema.js';

export function authOf(databricks: Config['databricks']): Auth {
  const { token, client_id: clientId, client_secret: clientSecret } = databricks;
  if (token !== null) return { kind: 'pat', token };
  if (clientId !== null && clientSecret !== null) return { kind: 'oauth', clientId, clientSecret };
  const { azure_tenant_id: tenantId, azure_client_id: azureId, azure_client_secret: azureSecret } = databricks;
  if (tenantId !== null && azureId !== null && azureSecret !== null)
    return { kind: 'entra', tenantId, clientId: azureId, clientSecret: azureSecret };
  throw new BadConfiguration(`databricks.host is set, but no credential: ${credentials}`);
}

type OnSecret = (secret: string) => void;

export function identitiesOf(identities: Readonly<Record<string, Identity>>, onSecret: OnSecret): Record<string, Auth> {
  const entries = Object.entries(identities).map(([name, identity]) => [name, identityAuth(name, identity, onSecret)] as const);
  return Object.fromEntries(entries);
}

/** The schema has made sure that there is one way, and all of it. */
function identityAuth(name: string, identity: Identity, onSecret: OnSecret): Auth {
  const secretOf = (key: 'token' | 'client_secret' | 'azure_client_secret'): Secret => {
    const path = identity[`${key}_file`];
    return path === null ? (identity[key] ?? '') : fileSecret(`databricks.identities.${name}.${key}_file`, path, onSecret);
  };
  const { client_id: clientId, azure_tenant_id: tenantId, azure_client_id: azureId } = identity;
  if (clientId !== null) return { kind: 'oauth', clientId, clientSecret: secretOf('client_secret') };
  if (tenantId !== null && azureId !== null)
    return { kind: 'entra', tenantId, clientId: azureId, clientSecret: secretOf('azure_client_secret') };
  return { kind: 'pat', token: secretOf('token') };
}

/** Read whenever it is used; at once, for a file that is missing at the start is a mistake. Throws BadConfiguration. */
function fileSecret(setting: string, path: string, onSecret: OnSecret): Secret {
  let known = '';
  const read = (): string => {
    const value = namedContent(setting, path).toString('utf8').trim();
    if (value === '') throw new BadConfiguration(`${setting}: the file ${path} is empty`);
    if (value !== known) onSecret(value);
    known = value;
    return value;
  };
  read();
  return () => {
    try {
      return { kind: 'secret', value: read() };
    } catch (problem) {
      return { kind: 'none', reason: problem instanceof Error ? problem.message : String(problem) };
    }
  };
}
