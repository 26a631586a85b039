// One job request. In: its id. Out: its state and why it is there, its place while it waits, its run, attempts and response; 404 when unknown.
import type { FastifyInstance } from 'fastify';
import type { Keeper } from '../../../ports/keeper.js';
import { requestViewJson } from '../request-json.js';
import { answerUnknownRequest, byId, requestIdParam } from './request-id-param.js';

export function showRoute(app: FastifyInstance, keeper: Keeper): void {
  app.get(byId, async (request, reply) => {
    const id = requestIdParam(request);
    const view = id === null ? null : await keeper.request(id);
    return view === null ? answerUnknownRequest(request, reply) : reply.send(requestViewJson(view));
  });
}
