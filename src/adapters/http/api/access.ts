// Who may use a route. Promised: a route that does not say so is refused when the server is built, so that none is open by omission.
import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Scope } from '../../../core/caller.js';

export type Access =
  /** Whoever can connect: probes and documents. */
  | { readonly kind: 'open' }
  | { readonly kind: 'scope'; readonly scope: Scope }
  /** The engine's own calls, with the credential that was given to it. */
  | { readonly kind: 'engine' };

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly access?: Access;
  }
}

export const open: Access = { kind: 'open' };

export const engineOnly: Access = { kind: 'engine' };

export function needs(scope: Scope): Access {
  return { kind: 'scope', scope };
}

/** To be called before the routes are added; answers what is to be called when all are known. */
export function collectAccess(app: FastifyInstance): () => void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  return () => {
    for (const { url, method, config } of routes)
      if (config?.access === undefined)
        throw new Error(`${[method].flat().join(', ')} ${url} does not say who may use it: declare its access`);
  };
}
