// All moves of requests, as the database itself has seen them: nothing in the service knows of it.

/** From then on each move is noted in its transaction: another state, or another reason to wait. */
export const noting = [
  'create table moved (at bigserial, request_id uuid, version integer, state text)',
  // As who makes it: the service, which may make no table, has no rights on this one.
  `create function note_move() returns trigger language plpgsql security definer as $$ begin
     if tg_op = 'INSERT' or old.state <> new.state
       or new.state = 'waiting' and (old.wait_case, old.wait_rule, old.wait_reason) <> (new.wait_case, new.wait_rule, new.wait_reason)
     then insert into moved (request_id, version, state) values (new.id, new.version, new.state); end if;
     return null;
   end $$`,
  'create trigger note_move after insert or update on request for each row execute function note_move()',
];

export const selectMoves = `select request_id || '/' || version as id, state from moved order by at`;
