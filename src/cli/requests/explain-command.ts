// job-keeper requests explain: why a job request is where it is, what would be decided of it now, and what would let it run.
import type { Client } from '../../client/client.js';
import { apiOf, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import { doubtLines } from './doubt-lines.js';
import { ExplanationJson, foresightLines, printForesight } from './foresight-shape.js';
import type { Line } from '../printing/print-lines.js';
import type { Io } from '../io.js';
import { oneLine, paintFor, printJson } from '../printing/print.js';
import { relativeTime, untilThen } from '../printing/relative-time.js';

export async function explain(id: string, options: ApiOptions, io: Io): Promise<number> {
  const params = { path: { request_id: id } };
  const asked = (client: Client) => client.GET('/v1/job-requests/{request_id}/explain', { params, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, ExplanationJson);
  if (options.json === true) printJson(io, json);
  else tell(value, io);
  return 0;
}

function tell(
  { request_id, state, recorded, position, next_check: next, in_doubt: doubt, now, ...rest }: ExplanationJson,
  io: Io,
): void {
  const at = io.clock.now();
  io.stdout.write(`${paintFor(io)('bold', `Job request ${oneLine(request_id)}: ${oneLine(state)}`)}\n`);
  const lines: Line[] = [
    ...(recorded === null
      ? []
      : [['recorded', `${recorded.reason} (case ${recorded.case}, since ${relativeTime(recorded.since, at)})`] as const]),
    ...doubtLines(doubt, at),
    ...(now === null
      ? doubt !== null
        ? []
        : [['', 'It is not in the queue; requests show tells where it is.'] as const]
      : foresightLines({ now, ...rest }, at)),
    ...(position === null ? [] : [['position', String(position)] as const]),
    ...(next === null ? [] : [['next look', untilThen(next, at)] as const]),
  ];
  printForesight(lines, io);
}
