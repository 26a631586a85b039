// The embedded registry: models and environments declared in a file, folders as directories of each tenant. In: where they are. Out: the
// port. Promised: what is another tenant's is as good as not there; a disk that does not answer is a fault that may be tried again.
import { resolve } from 'node:path';
import { Fault } from '../../../core/faults.js';
import type { Clock } from '../../../ports/clock.js';
import type { Found, ModelRegistry, Stored } from '../../../ports/model-registry.js';
import type { Declarations } from './declarations.js';
import { folderOf } from './folders.js';
import { storeResults } from './store-results.js';

export interface FileRegistryOptions {
  readonly declarations: Declarations;
  readonly foldersDir: string;
  /** Where the outputs of a run lie, when it is one of this machine; null: nowhere here. */
  readonly outputsOf: (runId: string) => string | null;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly storeTimeoutMs: number;
}

export function fileRegistry(options: FileRegistryOptions): ModelRegistry {
  const { declarations, clock, timeoutMs, storeTimeoutMs, outputsOf } = options;
  const root = resolve(options.foldersDir);
  const soon = <T>(work: Promise<T>) => within(work, timeoutMs, clock);
  return {
    says: `models: declared in the registry file, folders of tenants under ${root}`,
    model: async (tenantId, id) =>
      found(await soon(declarations.model(tenantId, id)), `there is no model ${id} that this tenant may run`),
    environment: async (tenantId, id) =>
      found(await soon(declarations.environment(tenantId, id)), `there is no configuration ${id} that this tenant may use`),
    folder: (tenantId, id, use) => soon(folderOf(root, { tenantId, id }, use)),
    store: ({ tenantId, folderId, jobId, runId, outputs }) => {
      const work = async (): Promise<Stored> => {
        const folder = await folderOf(root, { tenantId, id: folderId }, 'write');
        if (folder.kind === 'missing') return { kind: 'refused', reason: folder.reason };
        return storeResults({ folder: folder.thing.path, jobId, outputs, filesFrom: outputsOf(runId) });
      };
      return within(work(), storeTimeoutMs, clock);
    },
  };
}

function found<Thing>(thing: Thing | null, otherwise: string): Found<Thing> {
  return thing === null ? { kind: 'missing', reason: otherwise } : { kind: 'found', thing };
}

/** Whatever the disk answers but "yes" and "no", a full one included, may be different the next time. */
async function within<T>(work: Promise<T>, ms: number, clock: Clock): Promise<T> {
  const over = new AbortController();
  const late = clock.pause(ms, over.signal).then(() => {
    throw new Fault('registry-unavailable', `the disk has not answered within ${ms} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } catch (problem) {
    if (problem instanceof Fault) throw problem;
    throw new Fault('registry-unavailable', problem instanceof Error ? problem.message : String(problem), { cause: problem });
  } finally {
    // The race is over: what is left of it must not be told.
    late.catch(() => undefined);
    over.abort();
  }
}
