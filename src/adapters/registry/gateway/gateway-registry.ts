// The registry behind the platform's gateway: Model Management, Data Exchange, Predictive Learning. In: the access, and what operators
// declared. Out: the port. Promised: a tenant may use what the gateway shows to it, and a model runs only what operators declared for it.
import { z } from 'zod';
import type { Environment, Found, Model, ModelRegistry } from '../../../ports/model-registry.js';
import { callGateway, type GatewayAccess, type GatewayAnswer } from './gateway-call.js';
import { upload } from './upload.js';

export interface GatewayRegistryOptions extends GatewayAccess {
  readonly paths: GatewayPaths;
  readonly declarations: {
    model(tenantId: string, id: string): Promise<Model | null>;
    environment(tenantId: string, id: string): Promise<Environment | null>;
  };
  /** Where the outputs of a run lie, when it is one of this machine; null: nowhere here. */
  readonly outputsOf: (runId: string) => string | null;
}

/** {id} stands for the id. */
export interface GatewayPaths {
  readonly model: string;
  readonly configuration: string;
  readonly directory: string;
  readonly files: string;
}

const Named = z.looseObject({ id: z.string(), name: z.string().optional() });
const usual = { clusterType: null, priority: 50, runsMax: null };

export function gatewayRegistry(options: GatewayRegistryOptions): ModelRegistry {
  const { paths, declarations, outputsOf, ...access } = options;
  const look = async (tenantId: string, path: string, { id, what }: { id: string; what: string }): Promise<Found<string>> => {
    const answer = await callGateway(access, tenantId, { method: 'GET', path: path.replaceAll('{id}', encodeURIComponent(id)) });
    return seen(answer, { id, what });
  };
  return {
    says: `models, environments and folders: as the gateway ${access.url} shows them to each tenant`,
    model: async (tenantId, id) => {
      const shown = await look(tenantId, paths.model, { id, what: 'model' });
      if (shown.kind === 'missing') return shown;
      const declared = await declarations.model(tenantId, id);
      if (declared !== null) return { kind: 'found', thing: { ...declared, name: shown.thing } };
      return { kind: 'missing', reason: `the model ${id} is not among those that the engine can run` };
    },
    environment: async (tenantId, id) => {
      const shown = await look(tenantId, paths.configuration, { id, what: 'configuration' });
      if (shown.kind === 'missing') return shown;
      const declared = await declarations.environment(tenantId, id);
      return { kind: 'found', thing: { ...(declared ?? usual), name: shown.thing } };
    },
    folder: async (tenantId, id) => {
      const shown = await look(tenantId, `${paths.directory}/properties`, { id, what: 'folder' });
      if (shown.kind === 'missing') return shown;
      return { kind: 'found', thing: { uri: access.url + paths.directory.replaceAll('{id}', encodeURIComponent(id)) } };
    },
    store: (results) => upload({ access, path: paths.files, filesFrom: outputsOf(results.runId) }, results),
  };
}

function seen({ status, body }: GatewayAnswer, { id, what }: { id: string; what: string }): Found<string> {
  const read = status === 200 ? Named.safeParse(body) : null;
  if (read?.success !== true) return { kind: 'missing', reason: `there is no ${what} ${id} that this tenant may use` };
  return { kind: 'found', thing: (read.data.name ?? id).slice(0, 256) };
}
