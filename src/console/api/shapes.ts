// The shapes of the API under the names that the pages use, from its document. Times are ISO 8601 in UTC.
import type { components } from '../../client/openapi.js';

type Schemas = components['schemas'];

export type Readiness = Schemas['Readiness'];
export type Pools = Schemas['Pools'];
export type Pool = Pools['pools'][number];
export type Policies = Schemas['Policies'];
export type Shadow = Schemas['Shadow'];
export type Promote = Schemas['Promote'];
export type Promoted = Schemas['Promoted'];
export type RequestRow = Schemas['JobRequestRow'];
export type RequestPage = Schemas['JobRequestPage'];
export type RequestView = Schemas['JobRequestView'];
export type Attempt = RequestView['attempts'][number];
export type HistoryPage = Schemas['JobRequestHistory'];
export type HistoryEntry = HistoryPage['items'][number];
export type Decision = Schemas['Decisions']['items'][number];
export type Explanation = Schemas['Explanation'];
export type Foresight = Schemas['Foresight'];
export type AuditEntry = Schemas['AuditPage']['items'][number];
export type ActBody = Schemas['HandOnMany'];
export type DeadLetter = Schemas['DeadLetter'];
export type DeadLetterWithBody = Schemas['DeadLetterWithBody'];
export type Replay = Schemas['DeadLetterReplay'];
export type Replayed = Schemas['DeadLettersReplayed'];
export type Schedule = Schemas['RequestSchedule'];
export type ScheduleRow = Schemas['RequestScheduleRow'];
export type Template = Schemas['JobTemplate'];
export type TemplateRun = Schemas['JobTemplateRun'];
export type TemplateRow = Schemas['JobTemplateRow'];
export type JobRow = Schemas['CatalogueJobRow'];
export type Job = Schemas['CatalogueJob'];
export type JobRequest = Schemas['JobRequest'];
export type Taken = Schemas['Taken'];
