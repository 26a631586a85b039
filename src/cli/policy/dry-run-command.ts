// job-keeper policy dry-run: the decisions that job requests would get now. In: files, as for submit. Promised: nothing is stored or done.
import type { Client } from '../../client/client.js';
import { apiOf, type ApiOptions } from '../calling/api-options.js';
import { asRead } from '../calling/as-read.js';
import { bodyFailure } from '../calling/broken-at.js';
import { callApi, read } from '../calling/call-api.js';
import { foresightLines } from '../../words/foresight.js';
import { ForesightJson } from '../../words/foresight-shapes.js';
import { printForesight } from '../printing/print-foresight.js';
import type { Io } from '../io.js';
import { oneLine, paintFor, printJson } from '../printing/print.js';
import { noBodies, readBodies } from '../calling/read-bodies.js';

export async function dryRun(files: readonly string[], options: ApiOptions, io: Io): Promise<number> {
  const api = apiOf(options, io);
  const answers: unknown[] = [];
  const bodies = await readBodies(files, io);
  for (const { from, content } of bodies) {
    const asked = (client: Client) => client.POST('/v1/decisions/dry-run', asRead(content));
    const answer = await callApi(api, asked);
    // Of many job requests, which one it is.
    if (answer.kind === 'problem') throw bodyFailure({ from, content }, answer.told);
    answers.push(answer.json);
    if (options.json === true) continue;
    io.stdout.write(`${paintFor(io)('bold', oneLine(from))}\n`);
    printForesight(foresightLines(read(ForesightJson, answer.json, api), io.clock.now()), io);
  }
  if (options.json === true) printJson(io, answers);
  else if (bodies.length === 0) io.stdout.write(noBodies);
  return 0;
}
