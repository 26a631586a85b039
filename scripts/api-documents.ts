// Writes docs/openapi.json, docs/asyncapi.json and the types of the client from the code; with --check only says which of them differ.
// Promised: a document that is not valid by its own specification is neither written nor accepted.
import { readFile, writeFile } from 'node:fs/promises';
import asyncApiSpecifications from '@asyncapi/specs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { asyncApiDocument } from '../src/adapters/http/asyncapi.js';
import { describeApi } from '../src/adapters/http/describe-api.js';
import { version } from '../src/app/version.js';

const banner = '// Generated from docs/openapi.json by `npm run api:write`. Not edited by hand.\n';

const openapi = await describeApi(version);
const asyncapi = asyncApiDocument(version);
const complaints = [...(await openApiComplaints(openapi)), ...asyncApiComplaints(asyncapi)];

const files: Readonly<Record<string, string>> = {
  'docs/openapi.json': JSON.stringify(openapi),
  'docs/asyncapi.json': JSON.stringify(asyncapi),
  'src/client/openapi.ts': banner + astToString(await openapiTS(JSON.stringify(openapi))),
};

for (const [path, source] of Object.entries(files)) {
  const wanted = await format(source, { ...(await resolveConfig(path)), filepath: path });
  const known = await readFile(path, 'utf8').catch(() => '');
  if (wanted === known) continue;
  if (process.argv.includes('--check')) complaints.push(`${path} differs from the code: npm run api:write`);
  else if (complaints.length === 0) await writeFile(path, wanted);
}
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;

async function openApiComplaints(document: object): Promise<string[]> {
  const { valid, errors } = await new Validator().validate({ ...document });
  return valid ? [] : [`the OpenAPI document is not valid: ${JSON.stringify(errors)}`];
}

function asyncApiComplaints(document: object): string[] {
  // The specification brings its own copy of draft-07.
  const ajv = new Ajv({ strict: false, meta: false, allErrors: true });
  addFormats.default(ajv);
  const specification: unknown = asyncApiSpecifications.schemas['3.0.0'];
  if (typeof specification !== 'object' || specification === null) return ['there is no specification of AsyncAPI 3.0.0'];
  if (ajv.validate(specification, document)) return [];
  return [`the AsyncAPI document is not valid: ${ajv.errorsText()}`];
}
