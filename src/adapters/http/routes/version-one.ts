// The first version of the API, as one scope: what has to hold for each of its calls and for no probe (who may call, how often) is a hook
// added here.
import type { FastifyInstance } from 'fastify';
import type { Keeper } from '../../../ports/keeper.js';
import { cancelRoute } from './cancel.js';
import { decisionsRoute } from './decisions.js';
import { listRoute } from './list.js';
import { poolsRoute } from './pools.js';
import { showRoute } from './show.js';
import { submitRoute } from './submit.js';

export async function versionOneRoutes(app: FastifyInstance, { keeper }: { readonly keeper: Keeper }): Promise<void> {
  await app.register(submitRoute, { keeper });
  await app.register(cancelRoute, { keeper });
  listRoute(app, keeper);
  showRoute(app, keeper);
  decisionsRoute(app, keeper);
  poolsRoute(app, keeper);
}
