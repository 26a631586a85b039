// What the demo says at its end: how each request ended, why, and where its outputs are.
import Table from 'cli-table3';
import { z } from 'zod';
import type { RequestView } from '../../ports/store/reading.js';

const Body = z.looseObject({ status: z.string(), message: z.string(), outputs: z.array(z.object({ uri: z.string() })) });

export function summary(views: readonly RequestView[]): string {
  const answered = views.flatMap((view) => {
    const body = Body.safeParse(view.response?.body);
    return body.success ? [{ view, body: body.data }] : [];
  });
  const table = new Table({
    head: ['status', 'requests', 'for example'],
    style: { head: [], border: [], compact: true },
    colWidths: [12, 10, 90],
    wordWrap: true,
  });
  for (const status of [...new Set(answered.map(({ body }) => body.status))].sort()) {
    const those = answered.filter(({ body }) => body.status === status);
    const example = those[0];
    table.push([
      status,
      those.length,
      example === undefined ? '' : `job ${example.view.jobId}: ${lastLine(example.body.message)}`,
    ]);
  }
  const uris = answered.flatMap(({ body }) => body.outputs.map(({ uri }) => uri));
  const shown = uris.slice(0, 5).map((uri) => `  ${uri}`);
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
