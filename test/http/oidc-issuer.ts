// An OIDC issuer of our own on real HTTP: a discovery document, its keys, and tokens signed with them. What it does wrong is said by the test.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: object;
}

export interface TokenAsked {
  readonly issuer?: string;
  readonly audience?: string;
  /** null: it never ends. */
  readonly expires?: string | number | null;
  readonly algorithm?: string;
  readonly key?: CryptoKey | Uint8Array;
}

export class OidcIssuer {
  /** How often its keys were asked for. */
  keysAsked = 0;
  /** How often anything was. */
  asked = 0;
  /** Answered instead of what is asked. */
  failsWith: number | null = null;
  discoveryIssuer: string | null = null;
  /** Sent in place of its keys; `endless`: of a body that does not end. */
  insteadOfKeys: string | null = null;
  /** Of an endless body, until its reader has gone. */
  bytesSent = 0;
  #key: SigningKey;
  readonly #server: Server;

  private constructor(key: SigningKey) {
    this.#key = key;
    this.#server = createServer((request, response) => {
      const { status, body } = this.#answer(request.url ?? '');
      response.writeHead(status, { 'content-type': 'application/json' });
      if (request.url !== '/keys' || this.insteadOfKeys === null) response.end(JSON.stringify(body));
      else if (this.insteadOfKeys === 'endless') this.#withoutEnd(response);
      else response.end(this.insteadOfKeys);
    });
  }

  static async start(): Promise<OidcIssuer> {
    const issuer = new OidcIssuer(await makeSigningKey('first'));
    await new Promise<void>((resolve) => issuer.#server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on it signs with another key; the old one is no longer shown. */
  async rotate(): Promise<void> {
    this.#key = await makeSigningKey(`${this.#key.kid}-next`);
  }

  token(claims: JWTPayload = {}, asked: TokenAsked = {}): Promise<string> {
    const { issuer = this.url, audience = 'job-keeper', expires = '5 minutes', algorithm = 'ES256' } = asked;
    const made = new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid: this.#key.kid }).setIssuer(issuer);
    made.setAudience(audience);
    if (expires !== null) made.setExpirationTime(expires);
    return made.sign(asked.key ?? this.#key.privateKey);
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #withoutEnd(response: ServerResponse): void {
    const blanks = Buffer.alloc(65_536, ' ');
    const more = () => {
      if (response.destroyed) return;
      this.bytesSent += blanks.length;
      response.write(blanks, more);
    };
    more();
  }

  #answer(path: string): { readonly status: number; readonly body: object } {
    this.asked += 1;
    if (this.failsWith !== null) return { status: this.failsWith, body: {} };
    if (path === '/.well-known/openid-configuration')
      return { status: 200, body: { issuer: this.discoveryIssuer ?? this.url, jwks_uri: `${this.url}/keys` } };
    if (path !== '/keys') return { status: 404, body: {} };
    this.keysAsked += 1;
    return { status: 200, body: { keys: [this.#key.jwk] } };
  }
}

async function makeSigningKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}
