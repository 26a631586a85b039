// Writes deploy/grafana/job-keeper.json; test/telemetry/dashboard.test.ts holds it to what it is made from.
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { dashboardOf } from './board.js';
import { rows } from './panels.js';

const path = 'deploy/grafana/job-keeper.json';
await writeFile(path, await format(JSON.stringify(dashboardOf(rows)), { ...(await resolveConfig(path)), filepath: path }));
