// job-keeper requests body: a job request as it was sent, to be read, or changed and sent again.
import { z } from 'zod';
import type { Command } from 'commander';
import type { Client } from '../../client/client.js';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import type { Io, Run } from '../io.js';
import { onLines } from '../printing/json-text.js';
import { printJsonText } from '../printing/print.js';

export function addBodyCommand(requests: Command, io: Io, run: Run): void {
  withApiOptions(
    requests
      .command('body')
      .description('one job request as it was sent, with all its parameters')
      .argument('<id>', 'request id'),
  ).action((id: string, options: ApiOptions) => run(() => body(id, options, io)));
}

async function body(id: string, options: ApiOptions, io: Io): Promise<number> {
  const params = { path: { request_id: id } };
  const asked = (client: Client) => client.GET('/v1/job-requests/{request_id}/body', { params, parseAs: 'text' });
  const { text } = await ask(apiOf(options, io), asked, z.looseObject({}));
  printJsonText(io, onLines(text));
  return 0;
}
