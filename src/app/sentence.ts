// Why a command could not do its work, as one sentence for the person who gave it: what failed, in their words, before what it said itself.
import { Fault } from '../core/faults.js';

export function sentenceOf(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  if (problem instanceof Fault && problem.code === 'store-unavailable') return `the store cannot be used: ${problem.detail}`;
  if (isTaken(problem)) return `the port ${problem.port} of ${problem.address} is taken by another program`;
  return problem.message === '' ? 'for no reason that is known' : problem.message;
}

function isTaken(problem: object): problem is { readonly address: string; readonly port: number } {
  return 'code' in problem && problem.code === 'EADDRINUSE' && 'address' in problem && 'port' in problem;
}
