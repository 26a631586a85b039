// How an access token is asked for by client credentials, of the workspace itself or of Entra. Pure.
import type { WireRequest } from '../shared/wire.js';

export type TokenRequest = WireRequest;

/** Azure Databricks as an application of Entra, the same in every cloud. */
const databricksApplication = '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d';
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
}

export function oauthToken({ clientId, clientSecret }: Client, host: string): TokenRequest {
  const basic = Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64');
  return {
    method: 'POST',
    url: `${host}/oidc/v1/token`,
    headers: { ...form, Authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'all-apis' }).toString(),
  };
}

export function entraToken({
  tenantId,
  clientId,
  clientSecret,
  authorityHost = 'https://login.microsoftonline.com',
}: Client & { readonly tenantId: string; readonly authorityHost?: string }): TokenRequest {
  return {
    method: 'POST',
    url: `${authorityHost.replace(/\/+$/, '')}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`,
    headers: form,
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${databricksApplication}/.default`,
    }).toString(),
  };
}
