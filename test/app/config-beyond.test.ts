// A configuration is corrected once: whatever is wrong with one place of it, what its sections say against each other is told with it.
import { expect } from 'chai';
import { makeKey } from '../../src/adapters/http/auth/api-keys.js';
import { loadConfig } from '../../src/app/config/load.js';

const everybody = { scopes: ['requests:read'], tenants: '*' };

/** Right everywhere but in one place: responses are held for less than the call that publishes them. */
function sample() {
  return {
    http: {
      host: '0.0.0.0',
      tls: { cert_file: 'a.pem', key_file: 'b.pem', client_ca_file: 'c.pem' },
      trusted_proxies: ['10.0.0.0/8'],
    },
    auth: {
      issuers: [{ name: 'entra', issuer: 'https://login.example', audiences: ['api'], grants: { Operator: ['requests:read'] } }],
      keys: [
        { name: 'one', hash: makeKey().hash, ...everybody },
        { name: 'two', hash: makeKey().hash, scopes: ['requests:read'], tenants: ['333'] },
      ],
      certificates: [{ name: 'three', common_name: 'three.example', ...everybody }],
    },
    signed_messages: {
      required: true,
      keys: [{ name: 'mediator', kid: 'k1', algorithm: 'RS256', public_key: 'a key', tenants: '*' }],
    },
    rabbitmq: { intake_queues: ['a', { name: 'b', weight: 2 }] },
    databricks: { host: 'adb-1.azuredatabricks.net', token: 'x', request_timeout_ms: 2_000 },
    runs: { lease_ms: 3_000 },
    actions: { lease_ms: 3_000 },
    mail: { url: 'smtp://mail', timeout_ms: 1_000 },
    alerts: {
      channels: [
        { name: 'chat', kind: 'slack', url: 'https://chat.example', timeout_ms: 1_000 },
        { name: 'staff', kind: 'mail', to: ['a@b.example'] },
      ],
    },
    retention: { keep_days: 400, keep_runs_hours_min: 8_000 },
    responses: { lease_ms: 1_000 },
    settings: {
      pools: { gpu: { clusters: ['g-*'] } },
      cluster_types: { gpu: { pools: ['gpu'] } },
      jobs: {
        '175': { mapped: { gpu: '176' }, keep_runs: 5, checkpoint: { parameter: 'from', uri: 'dbfs:/{request_id}' } },
        '176': { then: [{ job: '175', on: 'failed' }], parameters: { notebook_params: { day: { required: true } } } },
      },
      tenants: { '333': { run_seconds_max: 60, run_window_seconds: 2_000_000, notification_queues: ['x'] } },
      calendar: { business_hours: [{ days: [1], from: '08:00', to: '18:00' }], holidays: ['2026-12-25'] },
    },
  };
}

type Path = readonly string[];

function placesIn(tree: unknown, path: Path = []): Path[] {
  if (typeof tree !== 'object' || tree === null) return [path];
  return [...(path.length > 1 ? [path] : []), ...Object.entries(tree).flatMap(([key, value]) => placesIn(value, [...path, key]))];
}

/** With something at the path that is right nowhere. */
function spoiled([key = '', ...rest]: Path, tree: object): object {
  const inner: unknown = Reflect.get(tree, key);
  const copy = Array.isArray(tree) ? tree.slice() : { ...tree };
  Reflect.set(copy, key, rest.length === 0 ? [[]] : spoiled(rest, inner as object));
  return copy;
}

function toldOf(tree: object): string[] {
  const flags = Object.entries(tree).map(([key, value]) => ({ path: [key], value: value as unknown, from: '--all' }));
  const loaded = loadConfig({ env: {}, file: null, flags });
  return loaded.ok ? [] : loaded.problems.map(({ path }) => path);
}

describe('a configuration that is wrong in one place and, between sections, in another', () => {
  const between = 'responses.lease_ms';

  it('tells of both, wherever the first is, and of nothing else', () => {
    expect(toldOf(sample())).to.deep.equal([between]);
    const places = placesIn(sample()).filter((path) => path[0] !== 'responses');
    expect(places).to.have.length.above(100);
    for (const path of places) {
      const told = toldOf(spoiled(path, sample()));
      const at = path.join('.');
      expect(told, at).to.include(between);
      const others = told.filter((one) => one !== between);
      expect(others, at).to.have.length.above(0);
      for (const other of others)
        expect(`${other}.`, at).to.satisfy((one: string) => one.startsWith(`${at}.`) || at.startsWith(one));
    }
  });
});
