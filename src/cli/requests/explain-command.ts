// job-keeper requests explain: why a job request is where it is, what would be decided of it now, and what would let it run.
import type { Client } from '../../client/client.js';
import { apiOf, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import { explanationLines } from '../../words/foresight.js';
import { ExplanationJson } from '../../words/foresight-shapes.js';
import type { Io } from '../io.js';
import { oneLine, paintFor, printJson } from '../printing/print.js';
import { printForesight } from '../printing/print-foresight.js';

export async function explain(id: string, options: ApiOptions, io: Io): Promise<number> {
  const params = { path: { request_id: id } };
  const asked = (client: Client) => client.GET('/v1/job-requests/{request_id}/explain', { params, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, ExplanationJson);
  if (options.json === true) printJson(io, json);
  else tell(value, io);
  return 0;
}

function tell(explanation: ExplanationJson, io: Io): void {
  const { request_id: id, state } = explanation;
  io.stdout.write(`${paintFor(io)('bold', `Job request ${oneLine(id)}: ${oneLine(state)}`)}\n`);
  const elsewhere = 'It is not in the queue; requests show tells where it is.';
  printForesight(explanationLines(explanation, io.clock.now(), elsewhere), io);
}
