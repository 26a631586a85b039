// In: what a command prints, as it comes. Out: the log file, cut at its limit; the last words; the last line that reports an output.
// Promised: memory stays small however much is printed, and a full disk costs the log, never the run.
import { closeSync, openSync, writeSync } from 'node:fs';

const lastWordsBytes = 2048;
/** A report of a thousand URIs fits; a longer line is not a report. */
const reportBytes = 256 * 1024;
const reportPattern = /^JOB_KEEPER_OUTPUT[ \t]+(\S.*)$/;

export interface Printed {
  out(chunk: Buffer): void;
  err(chunk: Buffer): void;
  close(): { readonly lastWords: string; readonly output: string | null };
}

export function printedTo(path: string, bytesMax: number): Printed {
  const log = cappedFile(path, bytesMax);
  let words = Buffer.alloc(0);
  let report = Buffer.alloc(0);
  const take = (chunk: Buffer): void => {
    log.write(chunk);
    words = lastOf(words, chunk, lastWordsBytes);
  };
  return {
    out: (chunk) => {
      take(chunk);
      report = lastOf(report, chunk, reportBytes);
    },
    err: take,
    close: () => {
      log.close();
      return { lastWords: asText(words).trim(), output: lastReport(asText(report)) };
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

function lastReport(text: string): string | null {
  const lines = text.split(/\r?\n/);
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const found = reportPattern.exec(lines[index] ?? '')?.[1];
    if (found !== undefined) return found;
  }
  return null;
}
