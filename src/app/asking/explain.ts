// Why a request is where it is, and what would let it run: taken from the world of this moment, by the same decide() as a pass.
import type { Candidate } from '../../core/deciding/candidate.js';
import { waySentence } from '../../core/explaining/change-sentence.js';
import { whatWouldRun } from '../../core/explaining/counterfactuals.js';
import type { RequestId } from '../../core/ids.js';
import { parametersOf, readJobRequest } from '../../core/job-request.js';
import { forecast } from '../../core/forecast/forecast.js';
import { answer, type Question } from '../../core/explaining/question.js';
import { waitsOn } from '../../core/explaining/waits-on.js';
import type { Previewed } from '../../admission/admission.js';
import type { DryRunAnswer, Explanation, Foresight } from '../../ports/foresight.js';
import type { Submitted } from '../../ports/keeper.js';
import type { NewRequest } from '../../ports/store/intake.js';
import type { House } from '../house.js';
import type { Rooms } from '../rooms.js';
import { nextLookAt } from './next-look.js';

export async function explain({ store, clock }: House, { preview, known }: Rooms, id: RequestId): Promise<Explanation | null> {
  const request = await store.reading.request(id);
  if (request === null) return null;
  const held = request.waits?.case === 'held';
  // It may have gone on between the two looks: then there is nothing to foresee any more.
  const question = await preview((view) => view.candidate(id));
  const checkAt = nextLookAt(request, { now: clock.now(), nextSweepAt: known.nextSweepAt() });
  return { request, checkAt: question === null ? null : checkAt, foresight: question && foresee({ ...question, held }) };
}

/** What a request would get, were it sent now. Nothing is stored, nothing is done. */
export async function dryRun({ intake, preview }: Rooms, asked: Omit<Submitted, 'traceparent'>): Promise<DryRunAnswer> {
  const alone = { source: 'http', traceparent: null, replyToSessionId: null, priorityFloor: 0, whenFull: 'take' } as const;
  const examined = intake.examine({ ...asked, ...alone });
  if (!examined.ok) return { kind: 'refused', ...examined.refusal };
  const conflict = await intake.conflictOf(examined.row);
  if (conflict !== null) return { kind: 'refused', ...conflict };
  const question = await preview(() => Promise.resolve(candidateOf(examined.row)));
  if (question === null) throw new Error('a newcomer was not found');
  return { kind: 'decided', foresight: foresee({ ...question, held: false }) };
}

function foresee(question: Question & Pick<Previewed, 'ahead'>): Foresight {
  const now = answer(question);
  const { ways, complete } = whatWouldRun(question);
  const { decision, facts, startedBefore } = now;
  return {
    decision,
    facts,
    startedBefore,
    held: question.held,
    waitsOn: waitsOn(now, question),
    ways: ways.map((changes) => ({ sentence: waySentence(changes), changes })),
    allWays: complete,
    start: forecast(question, question.ahead),
  };
}

function candidateOf(row: NewRequest): Candidate {
  const read = readJobRequest(JSON.parse(row.body));
  if (!read.ok) throw new Error('a row was made of a body that cannot be read');
  const { job_operation: operation, ...context } = read.value.job.job_context;
  const { id, tenantId, jobId, userId, clusterType, priority, receivedAt, rankAt, dueAt, expiresAt } = row;
  const { maxConcurrentRuns, maxRunSeconds, source } = row;
  return {
    ...{ id, tenantId, jobId, userId, clusterType, priority, receivedAt, rankAt, dueAt, expiresAt },
    ...{ maxConcurrentRuns, maxRunSeconds, source },
    ...{ version: 0, state: 'received', attempts: 0, runs: 0, waits: null, movedTo: null, emails: operation.email_notifications },
    context: {
      location_id: context.location_id ?? '',
      pos_id: context.pos_id ?? '',
      client_id: context.client_id ?? '',
      operation_id: operation.operation_id,
      operation_name: operation.operation_name,
      parameters: parametersOf(operation).kind,
    },
  };
}
