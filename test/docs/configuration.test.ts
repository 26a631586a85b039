import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadConfig } from '../../src/app/config/load.js';
import { channelKinds, configurationRows, defaultAt } from './configuration-rows.js';
import { plain, tableRows } from './table.js';

const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1);
type Tree = Record<string, unknown>;

describe('docs/configuration.md', () => {
  const rows = tableRows('docs/configuration.md', 'key');

  it('lists exactly the keys of the schema, with their types, bounds, defaults and variables', () => {
    const documented = rows.map(([key = '', type = '', value = '', environment = '']) => ({
      key: plain(key),
      type,
      default: value,
      environment,
    }));
    expect(documented.length).to.be.above(70);
    expect([...documented].sort(byKey)).to.deep.equal([...configurationRows()].sort(byKey));
  });

  it('says of each key what it means', () => {
    for (const [key, , , , meaning = ''] of rows) expect(meaning.length, key).to.be.above(10);
  });

  it('lists exactly the kinds of alert channels, with their keys', () => {
    const documented = tableRows('docs/configuration.md', 'kind').map(([kind = '', keys = '']): [string, string[]] => [
      plain(kind),
      [...keys.matchAll(/`(\w+)`/g)].map(([, key = '']) => key),
    ]);
    expect(Object.fromEntries(documented)).to.deep.equal(Object.fromEntries(channelKinds()));
  });
});

describe('config/default.yaml', () => {
  it('is a configuration by itself', () => {
    expect(loadConfig({ env: {}, file: null, flags: [] }).ok).to.equal(true);
  });

  it('says of every key the same default as the schema', () => {
    const compared: string[] = [];
    const compare = (tree: Tree, path: readonly string[]): void => {
      for (const [key, value] of Object.entries(tree)) {
        const here = [...path, key];
        // What a deployment is made of, and has no default in the schema; and the one value that is narrower than what a tenant may be given.
        if (
          ['settings.pools', 'settings.cluster_types', 'settings.default_cluster_type', 'settings.default_tenant'].includes(
            here.join('.'),
          )
        )
          continue;
        const known = defaultAt(here);
        if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
          compare(value as Tree, here);
        } else {
          expect(value, here.join('.')).to.deep.equal(known);
          compared.push(here.join('.'));
        }
      }
    };
    compare(parse(readFileSync('config/default.yaml', 'utf8')) as Tree, []);
    expect(compared).to.include.members(['http.port', 'settings.limits.max_wait_seconds', 'shutdown_timeout_ms']);
    expect(compared.length).to.be.above(25);
  });
});
