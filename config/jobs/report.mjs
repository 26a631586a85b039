// A report writer: works for `seconds`, then leaves one file of `rows` lines in its output folder.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parameters, seconds } from './parameters.mjs';

const name = process.env.REPORT_NAME ?? 'report';
const date = parameters.date ?? new Date().toISOString().slice(0, 10);
const rows = Math.min(Math.max(Number(parameters.rows ?? 100) || 100, 1), 100_000);
const tenant = process.env.JOB_KEEPER_TENANT_ID ?? '';

process.stdout.write(`writing ${name} of ${date} for tenant ${tenant}\n`);
await pause(seconds(2) * 1000);

const lines = Array.from({ length: rows }, (_, row) =>
  [tenant, date, `item-${row + 1}`, (row * 37) % 101, ((row * 7919) % 10_000) / 100].join(','),
);
const file = join(process.env.JOB_KEEPER_OUTPUT_DIR ?? '.', `${name}-${date.replaceAll(/[^\w-]/g, '_')}.csv`);
await writeFile(file, `tenant_id,date,item,quantity,amount\n${lines.join('\n')}\n`);

process.stdout.write(`JOB_KEEPER_OUTPUT ${JSON.stringify({ outputs: [], message: `Report written: ${rows} rows.` })}\n`);
