// What the demo says at its end: how each request ended, why, and where its outputs are; all from the job responses that were received.
import Table from 'cli-table3';
import type { JobResponse } from '../../core/ending/job-response.js';

const urisMax = 5;

export function summary(responses: readonly JobResponse[]): string {
  const table = new Table({
    head: ['status', 'responses', 'for example'],
    style: { head: [], border: [], compact: true },
    colWidths: [12, 11, 90],
    wordWrap: true,
  });
  for (const status of [...new Set(responses.map((response) => response.status))].sort()) {
    const those = responses.filter((response) => response.status === status);
    const [example] = those;
    const words = example === undefined ? '' : `job ${example.job_id}: ${lastLine(example.message)}`;
    table.push([status, those.length, words]);
  }
  const uris = responses.flatMap(({ outputs }) => outputs.map(({ uri }) => uri));
  const shown = uris.slice(0, urisMax).map((uri) => `  ${uri}`);
  return [
    table.toString(),
    '',
    `Outputs (${uris.length}):`,
    ...shown,
    ...(uris.length > shown.length ? [`  ... and ${uris.length - shown.length} more`] : []),
  ].join('\n');
}

/** The end of what a job printed says why it failed. */
function lastLine(text: string): string {
  return (text.trim().split('\n').at(-1) ?? '').slice(0, 160);
}
