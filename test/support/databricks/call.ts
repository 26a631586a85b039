// One call of the API after HTTP is peeled off, and the table that leads it to its handler.
import type { JsonObject } from './lossless-json.js';
import type { Workspace } from './workspace.js';

export interface Call {
  /** `2.2`; decides small things such as has_more and whether new jobs queue. */
  readonly version: string;
  /** Body of a POST or query of a GET. */
  readonly args: JsonObject;
  /** Null: whom the credentials of the workspace are of. */
  readonly caller: string | null;
}

/** Returns the JSON body of a 200, or throws an ApiError. */
export type Handler = (call: Call, workspace: Workspace) => JsonObject;

/** Key: `POST jobs/run-now`. */
export type Routes = Readonly<Record<string, Handler>>;

const ARRAYS = new Set(['filter_by.cluster_states', 'filter_by.cluster_sources']);

export function argsOfQuery(query: URLSearchParams): JsonObject {
  const args: JsonObject = {};
  for (const name of new Set(query.keys())) args[name] = ARRAYS.has(name) ? query.getAll(name) : (query.get(name) ?? '');
  return args;
}
