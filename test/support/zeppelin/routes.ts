// The calls of the notebook API, with the answers of Zeppelin 0.12: what is around each body, and what each refusal looks like.
import type { Note, Notes } from './notes.js';
import { noteView, statusView } from './views.js';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export interface Server {
  readonly notes: Notes;
  /** Of the dates it writes. */
  readonly zone: string;
  /** Two notes of one path are refused; not so where two requests are at it in the same moment. */
  readonly keepsPathsApart: () => boolean;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

const ok = (body: unknown = null): Reply => ({ status: 200, body: { status: 'OK', message: '', body } });
const broken: Reply = { status: 500, body: { status: 'error', message: 'Internal server error' } };

type Handler = (server: Server, note: Note, call: Call) => Reply;

const handlers: Readonly<Record<string, Handler>> = {
  'GET /': (_, note) => ok(noteView(note)),
  'POST /': (server, note, { body }) => {
    const path = String(body['notePath']);
    return isTaken(server, path) ? broken : ok(server.notes.copy(note, path).id);
  },
  'DELETE /': ({ notes }, note) => {
    notes.all.delete(note.id);
    return ok();
  },
  'PUT /rename': (server, note, { body }) => {
    const path = String(body['name']);
    if (isTaken(server, path)) return { status: 409, body: { status: 'CONFLICT', message: `Note '${path}' existed` } };
    note.path = path;
    return ok();
  },
  'GET job/': ({ zone }, note) => ok(statusView(note, zone)),
  'DELETE job/': ({ notes }, note) => {
    notes.stop(note);
    return ok();
  },
  'POST job/': ({ notes }, note, { body, query }) => {
    if (note.run !== null) return { status: 500, body: { status: 'INTERNAL_SERVER_ERROR', message: 'Fail to run note' } };
    notes.start(note, body['params'] as Record<string, string>, query.get('isolated') === 'true');
    return ok();
  },
};

export function answer(server: Server, call: Call): Reply {
  const { notes } = server;
  const { area, rest } = placeOf(call.path);
  if (rest === '') return ok([...notes.all.values()].map(({ id, path }) => ({ id, path })));
  const [id = '', what = ''] = rest.split('/');
  const note = notes.all.get(id);
  if (note === undefined) return missing(id, `${call.method} ${area}`);
  return (
    handlers[`${call.method} ${area}/${what}`]?.(server, note, call) ?? { status: 405, body: { status: 'METHOD_NOT_ALLOWED' } }
  );
}

/** `job` is about the running of a note; all else about the note. */
function placeOf(path: string): { readonly area: string; readonly rest: string } {
  const [, area = '', rest = ''] = /^\/api\/notebook(?:\/(job)(?=\/))?(?:\/(.*))?$/.exec(path) ?? [];
  return { area, rest };
}

/** Of a copy of a note that is not there it is said in no other way than of any mishap. */
function missing(id: string, call: string): Reply {
  return call === 'POST ' ? broken : { status: 404, body: { status: 'NOT_FOUND', message: `No such note: ${id}` } };
}

function isTaken({ notes, keepsPathsApart }: Server, path: string): boolean {
  return keepsPathsApart() && [...notes.all.values()].some((one) => one.path === path);
}
