// What a failed statement means. In: whatever TypeORM, pg or Node threw. Out: a Fault, the one thing this adapter throws. Promised:
// every loss of the database is 'store-unavailable', whichever layer noticed it; no statement and no parameter is in the fault.
import { QueryFailedError } from 'typeorm';
import { Fault } from '../../../../core/faults.js';

/** lost: the connection is gone or silent. busy: the connection is good, trying again may help. data: this value cannot be stored. */
export type Failing = 'lost' | 'busy' | 'data' | 'other';

/**
 * What was prepared on a connection may be gone (26000): another one prepares it anew.
 * A password that was changed, or a database that was moved, says nothing against the request in hand: it is as good as away.
 * Of the system, and of TypeORM where it has thrown the connection away before its query could say so. */
const lostCodes =
  /^(08...|28...|3D000|57P0.|25P03|25006|26000|ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENOTFOUND|EAGAIN|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT)$/;
const lostNames = /^(QueryRunnerAlreadyReleasedError|QueryRunnerProviderAlreadyReleasedError|ConnectionIsNotSetError)$/;
/** pg has no codes for these. */
const lostMessages =
  /connection terminated|timeout exceeded when trying to connect|has not answered within|timeout expired|not queryable|driver not connected|after calling end on the pool|client was closed/i;
/** Resources, input and output of the server, lock timeout, statement timeout, deadlock, serialization. */
const busyCodes = /^(53...|58...|55P03|57014|40P01|40001)$/;
const dataCodes = /^(22...|54...)$/;
/** Read-only as a standby is; no disk, no memory, no connection left; the server cannot read or write its own files. */
const refusingCodes = /^(25006|53[123]00|58...)$/;

export function failingOf(error: unknown): Failing {
  const root = rootOf(error);
  const code = sqlStateOf(root) ?? '';
  if (lostCodes.test(code) || isOfAnOldPlan(root)) return 'lost';
  if (busyCodes.test(code)) return 'busy';
  if (dataCodes.test(code)) return 'data';
  if (!(root instanceof Error)) return 'other';
  return lostNames.test(root.name) || lostMessages.test(root.message) ? 'lost' : 'other';
}

/** Whether the server answers and takes nothing from anybody: trying again helps once people have seen to it. */
export function takesNothing(error: unknown): boolean {
  return refusingCodes.test(sqlStateOf(error) ?? '');
}

/**
 * What is prepared would answer otherwise since its table was changed, which discarding plans does not mend: another connection prepares it anew.
 * Its SQLSTATE is that of anything that PostgreSQL cannot do, and its words are in the server's language: only the place in PostgreSQL tells it.
 */
function isOfAnOldPlan(root: unknown): boolean {
  return root instanceof Error && 'routine' in root && root.routine === 'RevalidateCachedQuery' && sqlStateOf(root) === '0A000';
}

/** The SQLSTATE, or the system's code, of what went wrong; also when it has become a Fault already. */
export function sqlStateOf(error: unknown): string | null {
  const root = rootOf(error);
  if (!(root instanceof Error) || !('code' in root)) return null;
  return typeof root.code === 'string' ? root.code : null;
}

/** The database's own words. */
export function reasonOf(error: unknown): string {
  const root = rootOf(error);
  return root instanceof Error ? root.message : String(root);
}

export function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const failing = failingOf(error);
  return new Fault(failing === 'lost' || failing === 'busy' ? 'store-unavailable' : 'internal', reasonOf(error), {
    cause: withoutRows(rootOf(error)),
  });
}

/** PostgreSQL adds the failing row as `detail`, which belongs to a tenant. */
function withoutRows(root: unknown): unknown {
  if (!(root instanceof Error) || !('detail' in root)) return root;
  const routine = 'routine' in root ? root.routine : null;
  return Object.assign(new Error(root.message), { name: root.name, code: sqlStateOf(root), routine });
}

/** Under TypeORM's wrapper, which carries the statement and its parameters along: they must not reach a log. */
function rootOf(error: unknown): unknown {
  if (error instanceof Fault) return error.cause;
  if (error instanceof QueryFailedError) return error.driverError;
  // Node reports one failure for each address of a host.
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors[0];
  return error;
}
