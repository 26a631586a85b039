// What CI says of known holes, by how the registry answers npm audit. The registry is a small one of the test's own; npm is npm.
import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve as absolute } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.js';

type Registry = (url: string) => { readonly status: number; readonly json: unknown };

const advisory = (severity: string) => ({
  id: 1,
  url: 'https://advisories.example.com/1',
  title: 'A hole made up by the test',
  severity,
  vulnerable_versions: '*',
  cwe: [],
  cvss: { score: 9, vectorString: null },
});

/** A registry with one advisory; whatever else npm asks of it, it says of the package. */
const holed =
  (severity: string): Registry =>
  (url) =>
    url.includes('/security/advisories/')
      ? { status: 200, json: { uuid: [advisory(severity)] } }
      : {
          status: 200,
          json: { name: 'uuid', 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': { name: 'uuid', version: '1.0.0' } } },
        };

const saying =
  (status: number, json: unknown = {}): Registry =>
  () => ({ status, json });

const cases: Record<string, { registry: Registry; code: number; says: RegExp }> = {
  'no advisories: all is well': { registry: saying(200), code: 0, says: /known holes checked, 0 findings/ },
  'a hole of weight: red, with its name and what it is': {
    registry: holed('high'),
    code: 1,
    says: /uuid: high: A hole made up by the test\n.*1 findings/s,
  },
  'a hole of little weight: green': { registry: holed('low'), code: 0, says: /known holes checked, 0 findings/ },
  'a registry that has no advisories, 405: green, and told of': {
    registry: saying(405),
    code: 0,
    says: /known holes NOT CHECKED: this registry has no advisories \(405 Method Not Allowed/,
  },
  'a registry that has no advisories, 404: green, and told of': {
    registry: saying(404),
    code: 0,
    says: /known holes NOT CHECKED: this registry has no advisories \(404 Not Found/,
  },
  'a registry that breaks: red, since asking again may tell': {
    registry: saying(500),
    code: 1,
    says: /known holes could not be checked: 500 Internal Server Error/,
  },
};

/** By the licence of the only package. */
const licences: Record<string, 0 | 1> = {
  MIT: 0,
  '(MIT OR GPL-3.0-only)': 0,
  'MIT AND CC0-1.0': 0,
  '(MIT OR GPL-3.0-only) AND GPL-3.0-only': 1,
  'MIT AND (GPL-3.0-only OR CC-BY-4.0)': 1,
  'GPL-3.0-only': 1,
};

describe('npm run deps:check, of licences', function () {
  this.timeout(180_000);

  for (const [licence, code] of Object.entries(licences)) {
    it(`${licence}: ${code === 0 ? 'green' : 'red, with its name'}`, async () => {
      const server = await serving(saying(405));
      const folder = await temporaryFolder();
      const packages = { '': { name: 'ours' }, 'node_modules/theirs': { version: '1.0.0', license: licence } };
      await writeFile(join(folder, 'package.json'), '{ "name": "ours" }');
      await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ name: 'ours', lockfileVersion: 3, packages }));
      try {
        const told = await checked((server.address() as AddressInfo).port, folder, folder);
        expect(told.code, told.text).to.equal(code);
        if (code === 1) expect(told.text).to.contain(`theirs 1.0.0: licence ${licence}`);
      } finally {
        server.close();
      }
    });
  }
});

describe('npm run deps:check -- --require-audit', function () {
  this.timeout(180_000);

  for (const [what, { registry, code, says }] of Object.entries(cases)) {
    it(what, async () => {
      const server = await serving(registry);
      try {
        const told = await checked((server.address() as AddressInfo).port, await temporaryFolder());
        expect(told.text).to.match(says);
        expect(told.code).to.equal(code);
      } finally {
        server.close();
      }
    });
  }
});

function serving(registry: Registry): Promise<Server> {
  const server = createServer((request, response) => {
    const { status, json } = registry(request.url ?? '');
    request
      .resume()
      .once('end', () => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json)));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function checked(port: number, cache: string, cwd = '.'): Promise<{ readonly code: number | null; readonly text: string }> {
  const env = {
    ...process.env,
    npm_config_registry: `http://127.0.0.1:${port}/`,
    npm_config_cache: cache,
    npm_config_fetch_retries: '0',
  };
  const child = spawn(process.execPath, [absolute('scripts/check-dependencies.mjs'), '--require-audit'], { env, cwd });
  const pieces: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => pieces.push(piece));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, text: Buffer.concat(pieces).toString() }));
  });
}
