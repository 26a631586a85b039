// The session operations of $management. In: a queue and the request's body. Out: a status, and a body or a condition.
import rhea from 'rhea';
import type { Queue } from '../machine/queue.js';
import type { Session } from '../machine/sessions.js';
import { notAllowed, sessionLockLost } from './conditions.js';
import type { Body } from './management-body.js';
import { done, failed, nothing } from './management-reply.js';
import type { Operation, Reply } from './management-reply.js';

const sessionsMax = 500;

export const sessionOperations: Readonly<Record<string, Operation>> = {
  'com.microsoft:renew-session-lock': (queue, body) => {
    const until = queue.renewSession(body.text('session-id'));
    return until === null ? failed(410, sessionLockLost) : done({ expiration: rhea.types.wrap_timestamp(until) });
  },
  'com.microsoft:get-session-state': (queue, body) => withSession(queue, body, ({ state }) => done({ 'session-state': state })),
  'com.microsoft:set-session-state': (queue, body) =>
    withSession(queue, body, (session) => {
      session.state = body.optionalBytes('session-state');
      return done();
    }),
  'com.microsoft:get-message-sessions': (queue, body) => {
    const skip = body.number('skip', 0);
    const ids = (queue.sessions?.all() ?? [])
      .map(({ id }) => id)
      .slice(skip, skip + Math.min(body.number('top', sessionsMax), sessionsMax));
    return ids.length === 0 ? nothing : done({ skip: rhea.types.wrap_int(skip + ids.length), 'sessions-ids': ids });
  },
};

function withSession(queue: Queue, body: Body, work: (session: Session) => Reply): Reply {
  queue.tick();
  if (queue.sessions === null) return failed(400, notAllowed(`'${queue.address}' has no sessions.`));
  const session = queue.sessions.find(body.text('session-id'));
  return session?.holder === undefined || session.holder === null ? failed(410, sessionLockLost) : work(session);
}
