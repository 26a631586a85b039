// From the configuration to credentials of Databricks: of the service itself, and of the identities that runs of tenants are started as.
import type { Auth } from '../../adapters/engine/databricks/credential.js';
import { BadConfiguration } from '../config/bad-configuration.js';
import { credentials } from '../config/engines.js';
import type { Identity } from '../config/identities.js';
import type { Config } from '../config/schema.js';
import type { Secrets } from '../config/secrets.js';

export function authOf(databricks: Config['databricks'], secrets: Secrets): Auth {
  const { token, client_id: clientId, client_secret: clientSecret } = databricks;
  if (token !== null) return { kind: 'pat', token: secrets.of('databricks.token', token) };
  if (clientId !== null && clientSecret !== null)
    return { kind: 'oauth', clientId, clientSecret: secrets.of('databricks.client_secret', clientSecret) };
  const { azure_tenant_id: tenantId, azure_client_id: azureId, azure_client_secret: azureSecret } = databricks;
  if (tenantId !== null && azureId !== null && azureSecret !== null)
    return {
      ...{ kind: 'entra', tenantId, clientId: azureId },
      clientSecret: secrets.of('databricks.azure_client_secret', azureSecret),
    };
  throw new BadConfiguration(`databricks.host is set, but no credential: ${credentials}`);
}

export function identitiesOf(identities: Readonly<Record<string, Identity>>, secrets: Secrets): Record<string, Auth> {
  const entries = Object.entries(identities).map(([name, identity]) => [name, identityAuth(name, identity, secrets)] as const);
  return Object.fromEntries(entries);
}

/** The schema has made sure that there is one way, and all of it. */
function identityAuth(name: string, identity: Identity, secrets: Secrets): Auth {
  const secretOf = (key: 'token' | 'client_secret' | 'azure_client_secret') =>
    secrets.given(`databricks.identities.${name}.${key}_file`, identity[key], identity[`${key}_file`]);
  const { client_id: clientId, azure_tenant_id: tenantId, azure_client_id: azureId } = identity;
  if (clientId !== null) return { kind: 'oauth', clientId, clientSecret: secretOf('client_secret') };
  if (tenantId !== null && azureId !== null)
    return { kind: 'entra', tenantId, clientId: azureId, clientSecret: secretOf('azure_client_secret') };
  return { kind: 'pat', token: secretOf('token') };
}
