// In: the facts that the rooms report. Out: of each its log line, its metrics, on an own registry, and its span where spans are wanted. Promised: report() never throws and
// never waits; for a fact whose level is disabled no text is made; ids are fields of the log and never labels; secrets do not leave.
import { Registry } from 'prom-client';
import type { Clock } from '../../ports/clock.js';
import type { Fact, Telemetry } from '../../ports/telemetry.js';
import { connectionNews } from './connection-news.js';
import { costMeters } from './cost-meters.js';
import type { FactLine, FactLines } from './fact-line.js';
import { houseLines } from './house-lines.js';
import { houseMeters } from './house-meters.js';
import { inForceMeters } from './in-force-meters.js';
import { keptText } from './kept-text.js';
import type { LogLevel } from './log-level.js';
import type { Logger } from './log-line.js';
import { createLogger } from './logger.js';
import type { Meters } from './meters.js';
import { passLines } from './pass-lines.js';
import { passMeters } from './pass-meters.js';
import { processMeters, type OwnMeters } from './process-meters.js';
import { createRedaction } from './redaction.js';
import { createRepeats } from './repeats.js';
import { requestLines } from './request-lines.js';
import { requestMeters } from './request-meters.js';
import { shadowLines } from './shadow-lines.js';
import { shadowMeters } from './shadow-meters.js';
import { rememberedNames } from './remembered.js';
import { spanOf } from './traces/span.js';
import { spanSender, type SpanSender, type SpanSending } from './traces/span-sender.js';
import { startLines } from './start-lines.js';
import { startMeters } from './start-meters.js';
import { upkeepLines } from './upkeep-lines.js';
import { upkeepMeters } from './upkeep-meters.js';
import { stateMeters } from './state-meters.js';

export interface TelemetryOptions {
  readonly level: LogLevel;
  /** Text for people instead of JSON; for a terminal. */
  readonly pretty: boolean;
  readonly version: string;
  readonly clock: Clock;
  /** Posts a batch of spans (OTLP, JSON) to a collector. Default: there are no spans. */
  readonly postSpans?: SpanSending['post'];
  /** Default: standard output. */
  readonly output?: NodeJS.WritableStream;
}

export interface TelemetryKit {
  readonly telemetry: Telemetry;
  /** For lines that are no fact of the domain: what is started, on which port. */
  readonly logger: Logger;
  /** The Prometheus text. */
  metrics(): Promise<{ readonly contentType: string; readonly body: string }>;
  /** From now on this value is withheld wherever it stands in a line. */
  registerSecret(value: string, source?: string): void;
  /** The last thing before the process ends: without it the last lines may be lost. Bounded; may be called twice. */
  close(): Promise<void>;
}

const lines: FactLines<Fact['kind']> = {
  ...requestLines,
  ...startLines,
  ...upkeepLines,
  ...passLines,
  ...shadowLines,
  ...houseLines,
};

export function createTelemetry(options: TelemetryOptions): TelemetryKit {
  const { clock, version } = options;
  const registry = new Registry();
  const own = processMeters(registry, version);
  const meters = metersOn(registry, clock);
  const metrics = keptText(clock, () => registry.metrics());
  const redaction = createRedaction();
  const output = options.output ?? process.stdout;
  const logger = createLogger({
    level: options.level,
    pretty: options.pretty,
    clock,
    redaction,
    output,
    dropped: () => {
      own.unwritten('blocked');
      metrics.changed();
    },
  });
  const write = factWriter(logger, clock, own);
  const named = rememberedNames();
  const isNews = connectionNews();
  const spans = spansFor(options, logger, own);
  return {
    telemetry: {
      report: (reported) => {
        metrics.changed();
        try {
          if (reported.kind === 'connection' && !isNews(reported)) return;
          const fact = named(reported);
          // The tables are keyed by kind, so the entry of a fact's kind takes that fact; the compiler cannot follow this through the lookup.
          (meters[fact.kind] as (fact: Fact) => void)(fact);
          write(fact);
          const span = spans === null ? null : spanOf(fact, clock.now());
          if (span !== null) spans?.add(span);
        } catch {
          own.fault();
        }
      },
    },
    logger,
    metrics: async () => ({ contentType: registry.contentType, body: await metrics.text() }),
    registerSecret: (value, source) => redaction.registerSecret(value, source),
    close: async () => {
      await spans?.close();
      await logger.close();
    },
  };
}

function metersOn(registry: Registry, clock: Clock): Meters<Fact['kind']> {
  return {
    ...requestMeters(registry),
    ...costMeters(registry),
    ...startMeters(registry),
    ...upkeepMeters(registry),
    ...passMeters(registry, clock),
    ...shadowMeters(registry),
    ...stateMeters(registry, clock),
    ...houseMeters(registry),
    ...inForceMeters(registry, clock),
  };
}

function spansFor({ clock, version, postSpans: post }: TelemetryOptions, logger: Logger, own: OwnMeters): SpanSender | null {
  if (post === undefined) return null;
  const told: SpanSending['told'] = (state, why) =>
    logger.write({
      level: state === 'down' ? 'warn' : 'info',
      component: 'traces',
      msg:
        state === 'down' ? 'The collector of traces takes none: they are lost until it does' : 'The collector takes traces again',
      fields: { state, detail: why },
    });
  return spanSender({ clock, version, post, told, lost: (spans) => own.spansLost(spans) });
}

function factWriter(logger: Logger, clock: Clock, own: OwnMeters): (fact: Fact) => void {
  const repeats = createRepeats(clock);
  return (fact) => {
    const entry = lines[fact.kind] as FactLine<Fact['kind']>; // as above
    const level = entry.level(fact);
    if (!logger.enabled(level)) return;
    const word = entry.repeats(fact);
    const leftOut = word === null ? 0 : repeats.leftOut(word, entry.lasts?.(fact) ?? false);
    if (leftOut === null) {
      own.unwritten('repeated');
      return;
    }
    const line = entry.line(fact);
    logger.write({ level, ...line, fields: { ...line.fields, left_out: leftOut === 0 ? null : leftOut } });
  };
}
