// In: the text of a config.json of the official emulator. Out: the entities it declares. Promised: accepted whole, or refused with every
// problem at its path; what this broker does not do (SQL filters, rule actions) is refused and not passed over.
import { z } from 'zod';
import { issueProblems } from '../../../core/given/issue-problems.js';
import { readingJson } from '../../../core/given/issue-words.js';
import { describe } from '../../../core/problem.js';
import type { EntitiesConfig, QueueSettings, Rule, SubscriptionConfig, TopicConfig } from './machine/entities.js';

export type ReadConfig =
  | { readonly outcome: 'read'; readonly config: EntitiesConfig }
  | { readonly outcome: 'refused'; readonly problems: readonly string[] };

const isoDuration = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const unitMs = [86_400_000, 3_600_000, 60_000, 1_000];
/** .NET's TimeSpan.MaxValue, which the service writes for "never". */
const never = 'P10675199DT2H48M5.4775807S';

const duration = z
  .string()
  .refine((text) => isoDuration.test(text) && text.length > 2, 'must be an ISO 8601 duration such as PT1M')
  .transform((text) => {
    if (text === never) return null;
    const parts = isoDuration.exec(text)?.slice(1) ?? [];
    return parts.reduce((sum, part, place) => sum + Number((part as string | undefined) ?? 0) * (unitMs[place] ?? 0), 0);
  });
const name = z.string().min(1).max(260);
const target = z.string().transform((text) => (text === '' ? null : text));

const queueProperties = z.object({
  DeadLetteringOnMessageExpiration: z.boolean().optional(),
  DefaultMessageTimeToLive: duration.optional(),
  DuplicateDetectionHistoryTimeWindow: duration.optional(),
  ForwardDeadLetteredMessagesTo: target.optional(),
  ForwardTo: target.optional(),
  LockDuration: duration.optional(),
  MaxDeliveryCount: z.number().int().min(1).max(2000).optional(),
  RequiresDuplicateDetection: z.boolean().optional(),
  RequiresSession: z.boolean().optional(),
});
type QueueProperties = z.infer<typeof queueProperties>;

const correlationFilter = z.object({
  ContentType: z.string().optional(),
  CorrelationId: z.string().optional(),
  Label: z.string().optional(),
  Subject: z.string().optional(),
  MessageId: z.string().optional(),
  ReplyTo: z.string().optional(),
  ReplyToSessionId: z.string().optional(),
  SessionId: z.string().optional(),
  To: z.string().optional(),
  Properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

const rule = z.object({
  Name: name,
  Properties: z
    .object({
      FilterType: z.enum(['Correlation', 'Sql', 'True', 'False']),
      CorrelationFilter: correlationFilter.optional(),
      SqlFilter: z.object({ SqlExpression: z.string() }).optional(),
      Action: z.unknown().optional(),
    })
    .refine(({ Action }) => Action === undefined || Action === null, {
      message: 'rule actions are not supported',
      path: ['Action'],
    })
    .refine(({ FilterType, SqlFilter }) => FilterType !== 'Sql' || isKnownSql(SqlFilter?.SqlExpression), {
      message: 'SQL filters other than 1=1 and 1=0 are not supported: use a correlation filter',
      path: ['SqlFilter'],
    })
    .refine(({ FilterType, CorrelationFilter }) => FilterType !== 'Correlation' || CorrelationFilter !== undefined, {
      message: 'is required for a rule of type Correlation',
      path: ['CorrelationFilter'],
    }),
});

const entities = z.object({
  Name: name.optional(),
  Queues: z.array(z.object({ Name: name, Properties: queueProperties.optional() })).default([]),
  Topics: z
    .array(
      z.object({
        Name: name,
        Properties: queueProperties.optional(),
        Subscriptions: z
          .array(z.object({ Name: name, Properties: queueProperties.optional(), Rules: z.array(rule).default([]) }))
          .default([]),
      }),
    )
    .default([]),
});

const file = z.object({ UserConfig: z.object({ Namespaces: z.array(entities).length(1) }) });

export function readConfigFile(text: string): ReadConfig {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (problem) {
    return { outcome: 'refused', problems: [`not JSON: ${problem instanceof Error ? problem.message : String(problem)}`] };
  }
  const parsed = file.safeParse(data, readingJson);
  if (!parsed.success)
    return { outcome: 'refused', problems: issueProblems(parsed.error.issues, data).map((problem) => describe([problem])) };
  const [namespace] = parsed.data.UserConfig.Namespaces;
  const { Queues, Topics } = namespace ?? { Queues: [], Topics: [] };
  const queues = Queues.map(({ Name, Properties }) => ({ name: Name, ...settings(Properties ?? {}) }));
  const topics = Topics.map((topic): TopicConfig => {
    const { ttlMs, duplicateWindowMs } = settings(topic.Properties ?? {});
    const subscriptions = topic.Subscriptions.map(({ Name, Properties, Rules }): SubscriptionConfig => ({
      name: Name,
      ...settings(Properties ?? {}),
      rules: Rules.map(ruleOf),
    }));
    return { name: topic.Name, ttlMs: ttlMs ?? null, duplicateWindowMs: duplicateWindowMs ?? null, subscriptions };
  });
  const places = topics.flatMap((topic) => topic.subscriptions.map(({ name: of }) => `${topic.name}/Subscriptions/${of}`));
  const problems = twice([...[...queues, ...topics].map((entity) => entity.name), ...places]);
  return problems.length > 0 ? { outcome: 'refused', problems } : { outcome: 'read', config: { queues, topics } };
}

function settings(properties: QueueProperties): Partial<QueueSettings> {
  const { LockDuration, MaxDeliveryCount, RequiresDuplicateDetection, DuplicateDetectionHistoryTimeWindow } = properties;
  return {
    ...(typeof LockDuration === 'number' ? { lockMs: LockDuration } : {}),
    ...(MaxDeliveryCount === undefined ? {} : { deliveriesMax: MaxDeliveryCount }),
    ttlMs: properties.DefaultMessageTimeToLive ?? null,
    deadLetterOnExpiry: properties.DeadLetteringOnMessageExpiration ?? false,
    duplicateWindowMs: RequiresDuplicateDetection === true ? (DuplicateDetectionHistoryTimeWindow ?? 600_000) : null,
    sessions: properties.RequiresSession ?? false,
    forwardTo: properties.ForwardTo ?? null,
    forwardDeadLettersTo: properties.ForwardDeadLetteredMessagesTo ?? null,
  };
}

function ruleOf({ Name, Properties }: z.infer<typeof rule>): Rule {
  const { FilterType, CorrelationFilter, SqlFilter } = Properties;
  // A file may name more than the filter of its type.
  const sql = FilterType === 'Sql' ? SqlFilter?.SqlExpression : undefined;
  if (FilterType === 'True' || passesAlways(sql)) return { name: Name, filter: { kind: 'true' } };
  if (FilterType === 'False' || passesNever(sql)) return { name: Name, filter: { kind: 'false' } };
  const { Properties: properties, ...named } = CorrelationFilter ?? {};
  const fields: Record<string, string | undefined> = {
    contentType: named.ContentType,
    correlationId: named.CorrelationId,
    subject: named.Subject ?? named.Label,
    messageId: named.MessageId,
    replyTo: named.ReplyTo,
    replyToSessionId: named.ReplyToSessionId,
    sessionId: named.SessionId,
    to: named.To,
  };
  const asked = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
  return { name: Name, filter: { kind: 'correlation', fields: asked, properties: properties ?? {} } };
}

/** The two expressions by which the service itself writes the filters true and false. */
function passesAlways(expression: string | undefined): boolean {
  return expression?.replaceAll(' ', '') === '1=1';
}

function passesNever(expression: string | undefined): boolean {
  return expression?.replaceAll(' ', '') === '1=0';
}

function isKnownSql(expression: string | undefined): boolean {
  return passesAlways(expression) || passesNever(expression);
}

function twice(names: readonly string[]): string[] {
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const entity of names) {
    if (seen.has(entity.toLowerCase())) problems.push(`'${entity}' is declared twice`);
    seen.add(entity.toLowerCase());
  }
  return problems;
}
