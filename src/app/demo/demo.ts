// The demo: the real service on embedded parts, some thirty requests over HTTP, a live table, and an end of its own in under a minute.
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemClock } from '../../adapters/clock/system-clock.js';
import { everyTenant } from '../../core/caller.js';
import { isFinal } from '../../core/lifecycle.js';
import type { Keeper } from '../../ports/keeper.js';
import type { RequestRow, RequestView } from '../../ports/store/reading.js';
import { configured, telemetryFor, type Surroundings } from '../commands.js';
import { packageFile } from '../config/load.js';
import { serve } from '../serve.js';
import { board, counts } from './board.js';
import { demoRequests } from './requests.js';
import { sendAll } from './send.js';
import { summary } from './summary.js';

/** The demo gives up after this. */
const boundMs = 55_000;
const lookEveryMs = 400;
/** Where no terminal can be redrawn, a line is enough, this often. */
const lineEveryMs = 2_000;
/** Lines of a picture beside its rows. */
const pictureFrame = 6;

export async function demoCommand(around: Surroundings): Promise<number> {
  const config = configured(packageFile('config/demo.yaml'), [], around);
  if (config === null) return 2;
  const home = resolve(config.data_dir);
  // Each demo starts with nothing, so that its table shows its own requests only.
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const logFile = resolve(home, 'job-keeper.log');
  const kit = telemetryFor({ ...config, log: { level: 'info', format: 'json' } }, { stdout: createWriteStream(logFile) });
  around.stdout.write(`Starting Job Keeper with an embedded PostgreSQL and the process engine (its log: ${logFile}) ...\n`);
  try {
    const serving = await serve({ config, role: 'all', kit });
    try {
      return await show(serving.keeper, serving.url, around);
    } finally {
      await serving.stop();
    }
  } catch (problem) {
    around.stderr.write(`The demo could not run: ${problem instanceof Error ? problem.message : String(problem)}\n`);
    return 1;
  } finally {
    await kit.close();
  }
}

async function show(keeper: Keeper, url: string, around: Surroundings): Promise<number> {
  const { stdout } = around;
  stdout.write(`It is ready at ${url}. Sending job requests to POST ${url}/v1/job-requests:\n\n`);
  const begun = systemClock.now();
  const sent = await sendAll(url, demoRequests(begun.toString(36), begun));
  for (const line of sent.lines) stdout.write(`  ${line}\n`);
  stdout.write('\n');
  const rows = await watchUntilDone(keeper, sent.stored, { around, end: begun + boundMs });
  const views = (await Promise.all(rows.map(({ id }) => keeper.request(id)))).filter(
    (view): view is RequestView => view !== null,
  );
  const open = rows.filter(({ state }) => !isFinal(state));
  stdout.write(`${summary(views)}\n\n`);
  if (open.length > 0 || rows.length !== sent.stored) {
    around.stderr.write(`After ${boundMs / 1000} s ${open.length} of ${sent.stored} requests had not ended.\n`);
    return 1;
  }
  const seconds = ((systemClock.now() - begun) / 1000).toFixed(1);
  stdout.write(
    `All ${rows.length} requests ended in ${seconds} s, each with one job response. Next: npm start, then see README.md.\n`,
  );
  return 0;
}

interface Watching {
  readonly around: Surroundings;
  readonly end: number;
}

async function watchUntilDone(keeper: Keeper, expected: number, { around, end }: Watching): Promise<readonly RequestRow[]> {
  const { stdout } = around;
  // A picture that does not fit cannot be drawn over.
  const live = stdout.isTTY === true && sizeOf(stdout, 'rows', 0) > expected + pictureFrame;
  const all = { states: [], tenantId: null, jobId: null, createdAfter: null, before: null, limit: 500, reach: everyTenant };
  let drawn = 0;
  let told = 0;
  for (;;) {
    const rows = await keeper.requests(all);
    const now = systemClock.now();
    if (live) {
      const picture = `${board(rows, sizeOf(stdout, 'columns', 150))}\n`;
      // Back to where the last picture began, and over it.
      stdout.write(`${drawn === 0 ? '' : `\u001b[${drawn}A\u001b[J`}${picture}`);
      drawn = picture.split('\n').length - 1;
    } else if (now - told >= lineEveryMs) {
      stdout.write(`${counts(rows)}${whyOf(rows)}\n`);
      told = now;
    }
    if ((rows.length >= expected && rows.every(({ state }) => isFinal(state))) || now >= end) {
      if (!live) stdout.write(`${board(rows, 150)}\n`);
      stdout.write('\n');
      return rows;
    }
    await systemClock.pause(lookEveryMs);
  }
}

/** The reason that most of the waiting share. */
function whyOf(rows: readonly RequestRow[]): string {
  const reasons = new Map<string, number>();
  for (const { waits } of rows) if (waits !== null) reasons.set(waits.reason, (reasons.get(waits.reason) ?? 0) + 1);
  const [most] = [...reasons].sort((a, b) => b[1] - a[1]);
  return most === undefined ? '' : ` · ${most[1]} wait because: ${most[0]}`;
}

function sizeOf(stdout: Surroundings['stdout'], side: 'columns' | 'rows', unknown: number): number {
  const size: unknown = Reflect.get(stdout, side);
  return typeof size === 'number' ? size : unknown;
}
