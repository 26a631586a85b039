// Every migration, in the order in which they are applied. Listed, not searched for: a bundle has no folders.
import { FirstTables1763700000000 } from '../../../../migrations/1763700000000-first-tables.js';
import { ReplySession1763900000000 } from '../../../../migrations/1763900000000-reply-session.js';
import { Mending1764100000000 } from '../../../../migrations/1764100000000-mending.js';
import { TokenUntilARun1764110000000 } from '../../../../migrations/1764110000000-token-until-a-run.js';
import { TimeOfATenant1764200000000 } from '../../../../migrations/1764200000000-time-of-a-tenant.js';
import { WhatDecisionsLeadTo1764300000000 } from '../../../../migrations/1764300000000-what-decisions-lead-to.js';
import { ModelJobs1764500000000 } from '../../../../migrations/1764500000000-model-jobs.js';
import { Schedules1764510000000 } from '../../../../migrations/1764510000000-schedules.js';
import { HeldOfATenant1764600000000 } from '../../../../migrations/1764600000000-held-of-a-tenant.js';
import { PolicyInForce1764800000000 } from '../../../../migrations/1764800000000-policy-in-force.js';
import { ShadowAndAudit1764810000000 } from '../../../../migrations/1764810000000-shadow-and-audit.js';
import { ReplacedBy1764820000000 } from '../../../../migrations/1764820000000-replaced-by.js';
import { ContentIsCompared1765000000000 } from '../../../../migrations/1765000000000-content-is-compared.js';
import { NoIndexOfEndedAttempts1765100000000 } from '../../../../migrations/1765100000000-no-index-of-ended-attempts.js';
import { NoForeignKeysToRequests1765200000000 } from '../../../../migrations/1765200000000-no-foreign-keys-to-requests.js';
import { PagesById1765210000000 } from '../../../../migrations/1765210000000-pages-by-id.js';
import { DocumentsAsJson1765300000000 } from '../../../../migrations/1765300000000-documents-as-json.js';
import { FewerIndexesOfAttempts1765310000000 } from '../../../../migrations/1765310000000-fewer-indexes-of-attempts.js';
import { ResponseByItsRequest1765400000000 } from '../../../../migrations/1765400000000-response-by-its-request.js';
import { ResponseByItself1765500000000 } from '../../../../migrations/1765500000000-response-by-itself.js';
import { Events1765600000000 } from '../../../../migrations/1765600000000-events.js';
import { FollowersOfARequest1765700000000 } from '../../../../migrations/1765700000000-followers-of-a-request.js';
import { CheckpointOfARequest1765800000000 } from '../../../../migrations/1765800000000-checkpoint-of-a-request.js';
import { ParkedEvents1765900000000 } from '../../../../migrations/1765900000000-parked-events.js';
import { PageOfAnAttempt1766000000000 } from '../../../../migrations/1766000000000-page-of-an-attempt.js';
import { SchedulesOfRequests1766100000000 } from '../../../../migrations/1766100000000-schedules-of-requests.js';
import { ParkedResponsesInTurn1766200000000 } from '../../../../migrations/1766200000000-parked-responses-in-turn.js';
import { StepsByKind1766300000000 } from '../../../../migrations/1766300000000-steps-by-kind.js';
import { AlertsInTurn1766450000000 } from '../../../../migrations/1766450000000-alerts-in-turn.js';
import { ResponsesTriedAgain1766460000000 } from '../../../../migrations/1766460000000-responses-tried-again.js';
import { StartsSeenUp1766500000000 } from '../../../../migrations/1766500000000-starts-seen-up.js';
import { SentAs1766600000000 } from '../../../../migrations/1766600000000-sent-as.js';
import { JobTemplates1766700000000 } from '../../../../migrations/1766700000000-job-templates.js';
import { TenantRates1766800000000 } from '../../../../migrations/1766800000000-tenant-rates.js';
import { OutputsOfResponses1766810000000 } from '../../../../migrations/1766810000000-outputs-of-responses.js';
import { SchedulesOfTemplates1766910000000 } from '../../../../migrations/1766910000000-schedules-of-templates.js';
import { OutputsOfOldReplicas1766970000000 } from '../../../../migrations/1766970000000-outputs-of-old-replicas.js';
import { TheAuditOnlyGrows1767120000000 } from '../../../../migrations/1767120000000-the-audit-only-grows.js';
import { TenantOfAnEntry1767121000000 } from '../../../../migrations/1767121000000-tenant-of-an-entry.js';
import { SchedulesMadeOnce1767210000000 } from '../../../../migrations/1767210000000-schedules-made-once.js';
import { EndedJobsDueAtOnce1767220000000 } from '../../../../migrations/1767220000000-ended-jobs-due-at-once.js';
import { PagesOfDueResponses1767230000000 } from '../../../../migrations/1767230000000-pages-of-due-responses.js';
import { RefusedSince1767240000000 } from '../../../../migrations/1767240000000-refused-since.js';
import { UnsuccessfulEnds1767250000000 } from '../../../../migrations/1767250000000-unsuccessful-ends.js';
import { PagesOfParkedResponses1767270000000 } from '../../../../migrations/1767270000000-pages-of-parked-responses.js';
import { WhatIsKeptAsItWas1767280000000 } from '../../../../migrations/1767280000000-what-is-kept-as-it-was.js';

export const everyMigration = [
  FirstTables1763700000000,
  ReplySession1763900000000,
  Mending1764100000000,
  TokenUntilARun1764110000000,
  TimeOfATenant1764200000000,
  WhatDecisionsLeadTo1764300000000,
  ModelJobs1764500000000,
  Schedules1764510000000,
  HeldOfATenant1764600000000,
  PolicyInForce1764800000000,
  ShadowAndAudit1764810000000,
  ReplacedBy1764820000000,
  ContentIsCompared1765000000000,
  NoIndexOfEndedAttempts1765100000000,
  NoForeignKeysToRequests1765200000000,
  PagesById1765210000000,
  DocumentsAsJson1765300000000,
  FewerIndexesOfAttempts1765310000000,
  ResponseByItsRequest1765400000000,
  ResponseByItself1765500000000,
  Events1765600000000,
  FollowersOfARequest1765700000000,
  CheckpointOfARequest1765800000000,
  ParkedEvents1765900000000,
  PageOfAnAttempt1766000000000,
  SchedulesOfRequests1766100000000,
  ParkedResponsesInTurn1766200000000,
  StepsByKind1766300000000,
  AlertsInTurn1766450000000,
  ResponsesTriedAgain1766460000000,
  StartsSeenUp1766500000000,
  SentAs1766600000000,
  JobTemplates1766700000000,
  TenantRates1766800000000,
  OutputsOfResponses1766810000000,
  SchedulesOfTemplates1766910000000,
  OutputsOfOldReplicas1766970000000,
  TheAuditOnlyGrows1767120000000,
  TenantOfAnEntry1767121000000,
  SchedulesMadeOnce1767210000000,
  EndedJobsDueAtOnce1767220000000,
  PagesOfDueResponses1767230000000,
  RefusedSince1767240000000,
  UnsuccessfulEnds1767250000000,
  PagesOfParkedResponses1767270000000,
  WhatIsKeptAsItWas1767280000000,
];
