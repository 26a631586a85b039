// Leads one request to its handler and turns what it returns or throws into an answer. The timeline is settled around the work,
// so that a handler sees everything due and the caller sees everything that the call made due at once.
import type { Access } from './access.js';
import { errorAnswer, jsonAnswer, type Answer, type ErrorShape } from './answer.js';
import { ApiError, malformed, noEndpoint } from './api-error.js';
import { argsOfQuery, type Handler, type Routes } from './call.js';
import { isJsonObject, parseJson, type JsonObject } from './lossless-json.js';
import { clusterRoutes } from './routes-clusters.js';
import { jobRoutes } from './routes-jobs.js';
import { answerTokenCall } from './routes-oauth.js';
import { runListRoutes } from './routes-run-list.js';
import { runRoutes } from './routes-runs.js';
import type { Workspace } from './workspace.js';

export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly text: string;
}

const ROUTES: Routes = { ...jobRoutes, ...runRoutes, ...runListRoutes, ...clusterRoutes };
const API_PATH = /^\/api\/(2\.\d)\/((jobs|clusters)\/.+)$/;
const VERSIONS: Readonly<Record<string, readonly string[]>> = { jobs: ['2.0', '2.1', '2.2'], clusters: ['2.0', '2.1'] };

function route(method: string, path: string): { handler: Handler; version: string } {
  const [, version = '', name = '', family = ''] = API_PATH.exec(path) ?? [];
  const handler = ROUTES[`${method} ${name}`];
  if (handler === undefined || VERSIONS[family]?.includes(version) !== true) throw noEndpoint(method, path);
  return { handler, version };
}

function readBody(text: string): JsonObject {
  if (text.trim() === '') return {};
  let body: unknown;
  try {
    body = parseJson(text);
  } catch {
    throw malformed('Invalid JSON given in the body of the request - failed to parse given JSON');
  }
  if (!isJsonObject(body)) throw malformed('Could not parse request object: Expected object');
  return body;
}

export class Dispatch {
  readonly #workspace: Workspace;
  readonly #access: Access;
  readonly #shape: ErrorShape;

  constructor(workspace: Workspace, access: Access, shape: ErrorShape) {
    this.#workspace = workspace;
    this.#access = access;
    this.#shape = shape;
  }

  answer(request: Incoming): Answer {
    try {
      this.#workspace.timeline.settle();
      const answer = this.#work(request);
      this.#workspace.timeline.settle();
      return answer;
    } catch (error) {
      if (error instanceof ApiError) return errorAnswer(error, this.#shape);
      // A fault of the simulator itself: shown, never mistaken for the service.
      return jsonAnswer(500, { error_code: 'SIMULATOR_FAULT', message: error instanceof Error ? error.stack : String(error) });
    }
  }

  #work(request: Incoming): Answer {
    const { method, url, authorization, text } = request;
    const form = new URLSearchParams(text);
    const token = answerTokenCall({ method, path: url.pathname, authorization, form, baseUrl: url.origin }, this.#access);
    if (token !== null) return jsonAnswer(token.status, token.body);
    if (url.pathname.startsWith('/.well-known/')) throw noEndpoint(method, url.pathname);
    const caller = this.#access.check(authorization);
    const { handler, version } = route(method, url.pathname);
    const args = method === 'GET' ? argsOfQuery(url.searchParams) : readBody(text);
    return jsonAnswer(200, handler({ version, args, caller }, this.#workspace));
  }
}
