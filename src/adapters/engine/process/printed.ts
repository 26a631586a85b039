// In: what a command prints, as it comes. Out: the log file, cut at its limit; the last words; the last line that reports an output.
// Promised: memory stays small however much is printed, and a full disk costs the log, never the run.
import { closeSync, openSync, writeSync } from 'node:fs';

const lastWordsBytes = 2048;
/** A report of a thousand URIs fits; a longer line is not a report. */
const reportBytes = 256 * 1024;
const reportWord = Buffer.from('JOB_KEEPER_OUTPUT');
const lineEnd = 0x0a;
const reportPattern = /^JOB_KEEPER_OUTPUT[ \t]+(\S.*)$/;

export interface Printed {
  out(chunk: Buffer): void;
  err(chunk: Buffer): void;
  close(): { readonly lastWords: string; readonly output: string | null };
}

export function printedTo(path: string, bytesMax: number): Printed {
  const log = cappedFile(path, bytesMax);
  const reports = reportLines();
  let words = Buffer.alloc(0);
  const take = (chunk: Buffer): void => {
    log.write(chunk);
    words = lastOf(words, chunk, lastWordsBytes);
  };
  return {
    out: (chunk) => {
      take(chunk);
      reports.take(chunk);
    },
    err: take,
    close: () => {
      log.close();
      return { lastWords: asText(words).trim(), output: reports.last() };
    },
  };
}

function cappedFile(path: string, bytesMax: number): { write(chunk: Buffer): void; close(): void } {
  const notice = Buffer.from(`\n[the log is cut here: its limit is ${bytesMax} bytes]\n`);
  let left = Math.max(0, bytesMax - notice.length);
  let file = openedOrNull(path);
  const close = (): void => {
    if (file !== null) closeSync(file);
    file = null;
  };
  return {
    close,
    write: (chunk) => {
      if (file === null) return;
      try {
        writeSync(file, chunk.subarray(0, left));
        if (chunk.length > left) {
          if (bytesMax >= notice.length) writeSync(file, notice);
          close();
        }
        left -= chunk.length;
      } catch {
        // The disk is full, or worse. The command goes on; what it prints last is still kept in memory.
        close();
      }
    },
  };
}

function openedOrNull(path: string): number | null {
  try {
    return openSync(path, 'a', 0o600);
  } catch {
    return null;
  }
}

function lastOf(before: Buffer<ArrayBuffer>, chunk: Buffer, bytesMax: number): Buffer<ArrayBuffer> {
  const both = Buffer.concat([before, chunk.subarray(Math.max(0, chunk.length - bytesMax))]);
  return both.subarray(Math.max(0, both.length - bytesMax));
}

/** As text that a database takes: a NUL is shown, and a character that was cut in half at the front is dropped. */
function asText(bytes: Buffer): string {
  return new TextDecoder()
    .decode(bytes)
    .replace(/^\uFFFD+/, '')
    .replaceAll('\u0000', '\u2400');
}

/** The last line that reports an output, however much is printed after it. Of other lines no more than their beginning is kept. */
function reportLines(): { take(chunk: Buffer): void; last(): string | null } {
  let last: string | null = null;
  let line: Buffer = Buffer.alloc(0);
  const keep = (part: Buffer): void => {
    // One byte more than a report has is enough to know that it is none.
    if (line.length > reportBytes || !mayReport(line)) return;
    const longer = line.length === 0 ? part : Buffer.concat([line, part.subarray(0, reportBytes + 1 - line.length)]);
    line = mayReport(longer) ? longer : longer.subarray(0, reportWord.length);
  };
  const end = (): void => {
    if (line.length > reportWord.length && line.length <= reportBytes && mayReport(line))
      last = reportPattern.exec(asText(line).replace(/\r$/, ''))?.[1] ?? last;
    line = Buffer.alloc(0);
  };
  return {
    take: (chunk) => {
      let from = 0;
      for (let at = chunk.indexOf(lineEnd); at >= 0; at = chunk.indexOf(lineEnd, from)) {
        keep(chunk.subarray(from, at));
        end();
        from = at + 1;
      }
      keep(chunk.subarray(from));
    },
    last: () => {
      end();
      return last;
    },
  };
}

function mayReport(begun: Buffer): boolean {
  const known = Math.min(begun.length, reportWord.length);
  return begun.compare(reportWord, 0, known, 0, known) === 0;
}
