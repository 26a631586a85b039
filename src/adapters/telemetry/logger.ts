// In: log lines. Out: one JSON object a line on the output, or text when it is a terminal. Promised: write() never throws and never waits;
// secrets are withheld; when the reader of the output is too slow, lines are dropped and counted instead of filling the memory.
import { WriteStream } from 'node:tty';
import winston from 'winston';
import type { Clock } from '../../ports/clock.js';
import { Gathered } from './gathered.js';
import { aboutFields, type LogLine, type Logger } from './log-line.js';
import { rank, type LogLevel } from './log-level.js';
import { plain } from './plain.js';
import { redacted } from '../../core/secret-places.js';
import { isSecretKey, type Redaction } from './redaction.js';
import { terminalText } from './terminal-text.js';

export interface LoggerOptions {
  readonly level: LogLevel;
  readonly pretty: boolean;
  readonly clock: Clock;
  readonly redaction: Redaction;
  readonly output: NodeJS.WritableStream;
  readonly dropped: () => void;
}

export interface ClosableLogger extends Logger {
  /** Ends when all lines have left the process, in bounded time. What is written later is lost. */
  close(): Promise<void>;
}

/** More than this unread by whoever reads the output, and lines are dropped. */
const unreadBytesMax = 8 * 1024 * 1024;
/** A reader who is slower than this at the end loses the last lines; the process must end. */
const flushMsMax = 2_000;
const text = Symbol.for('message');

export function createLogger({ level, pretty, clock, redaction, output, dropped }: LoggerOptions): ClosableLogger {
  const configured = rank[level];
  const colour = pretty && hasColours(output);
  const encode = winston.format((info) => {
    const record = info['record'] as Readonly<Record<string, unknown>>; // put there by write(), the only caller
    info[text] = pretty ? terminalText(record, colour) : JSON.stringify(record);
    return info;
  });
  const gathered = new Gathered(output);
  const log = winston.createLogger({
    levels: { error: 0, warn: 1, info: 2, debug: 3 },
    level: 'debug',
    format: encode(),
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- winston's own types call its own transport foreign
    transports: [new winston.transports.Stream({ stream: gathered, eol: '\n' })],
    exitOnError: false,
  });
  // A reader that has gone away costs lines, not the process. (Silent: nothing is written, nothing can break.)
  if (level !== 'silent') output.on('error', dropped);
  let closed = false;
  return {
    enabled: (asked) => !closed && rank[asked] <= configured,
    write: (line) => {
      if (closed || rank[line.level] > configured) return;
      try {
        if (unread(output) + gathered.unread > unreadBytesMax) dropped();
        else log.log({ level: line.level, message: '', record: recordOf(line, clock, redaction) });
        // Whatever ends the process next, this line has left it.
        if (line.level === 'error') gathered.flush();
      } catch {
        dropped();
      }
    },
    close: async () => {
      if (closed) return;
      closed = true;
      const enough = new AbortController();
      await Promise.race([flushed(log, gathered, output), clock.pause(flushMsMax, enough.signal)]);
      enough.abort();
      output.off('error', dropped);
    },
  };
}

/** All that was written has left the process, or the output is broken and never will. */
function flushed(log: winston.Logger, gathered: Gathered, output: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    output.once('error', () => resolve());
    log.once('finish', () => {
      gathered.flush();
      output.write('', () => resolve());
    });
    log.end();
  });
}

function recordOf(line: LogLine, clock: Clock, redaction: Redaction): Record<string, unknown> {
  const record: Record<string, unknown> = {
    time: new Date(clock.now()).toISOString(),
    level: line.level,
    msg: plain(line.msg, redaction),
    component: line.component,
  };
  add(aboutFields(line.about), record, redaction);
  add(line.fields ?? {}, record, redaction);
  return record;
}

/** The four names of every line are not for a field to overwrite. */
const ofEveryLine: ReadonlySet<string> = new Set(['time', 'level', 'msg', 'component']);

function add(fields: Readonly<Record<string, unknown>>, record: Record<string, unknown>, redaction: Redaction): void {
  // Ours and plain, so that nothing is inherited; a list of their entries took 2 KB a request.
  for (const name in fields) {
    const value = fields[name];
    if (value === undefined || value === null || ofEveryLine.has(name)) continue;
    record[name] = isSecretKey(name) ? redacted : plain(value, redaction, 1);
  }
}

function unread(output: NodeJS.WritableStream): number {
  return 'writableLength' in output && typeof output.writableLength === 'number' ? output.writableLength : 0;
}

/** A terminal knows; it also honours NO_COLOR. */
function hasColours(output: NodeJS.WritableStream): boolean {
  return output instanceof WriteStream && output.hasColors();
}
