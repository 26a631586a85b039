// Why a command could not do its work, as one sentence for the person who gave it: what failed, in their words, before what it said itself.
import { sqlStateOf } from '../adapters/store/postgres/sql/errors.js';
import { Fault } from '../core/faults.js';

/** Of PostgreSQL: the role lacks the right. */
const mayNot = '42501';
const whoMay =
  'The role that DATABASE_URL names lacks the right. Run `job-keeper migrate` as the role that owns the tables, and the service as one that ' +
  'has rights on what that role makes; deploy/postgres/roles.sql makes both';

export function sentenceOf(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  if (problem instanceof Fault && problem.code === 'store-unavailable') return `the store cannot be used: ${problem.detail}`;
  if (problem instanceof Fault && sqlStateOf(problem) === mayNot) return `${problem.detail}. ${whoMay}`;
  if (isTaken(problem)) return `the port ${problem.port} of ${problem.address} is taken by another program`;
  return problem.message === '' ? 'for no reason that is known' : problem.message;
}

function isTaken(problem: object): problem is { readonly address: string; readonly port: number } {
  return 'code' in problem && problem.code === 'EADDRINUSE' && 'address' in problem && 'port' in problem;
}
