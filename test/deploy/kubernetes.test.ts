import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { aFolder, configOf } from '../app/config-sources.js';

const Probe = z.looseObject({
  httpGet: z.object({ path: z.string(), port: z.literal('http') }),
  timeoutSeconds: z.number().default(1),
});
const Container = z.looseObject({
  image: z.string().regex(/^job-keeper:\d+\.\d+\.\d+$/),
  args: z.array(z.string()),
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  resources: z.object({ requests: z.object({ cpu: z.string(), memory: z.string() }), limits: z.object({ memory: z.string() }) }),
  securityContext: z.object({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  volumeMounts: z.array(
    z.object({ name: z.string(), mountPath: z.string(), readOnly: z.boolean().optional(), subPath: z.undefined().optional() }),
  ),
  startupProbe: Probe.optional(),
  livenessProbe: Probe.optional(),
  readinessProbe: Probe.optional(),
});
const Pod = z.looseObject({
  automountServiceAccountToken: z.literal(false),
  enableServiceLinks: z.literal(false),
  terminationGracePeriodSeconds: z.number().optional(),
  securityContext: z.looseObject({
    runAsNonRoot: z.literal(true),
    runAsUser: z.literal(1000),
    seccompProfile: z.object({ type: z.literal('RuntimeDefault') }),
  }),
  containers: z.tuple([Container]),
  volumes: z.array(z.looseObject({ name: z.string() })),
});
const Labels = z.record(z.string(), z.string());
const Workload = z.looseObject({
  spec: z.looseObject({
    replicas: z.number().optional(),
    template: z.looseObject({ metadata: z.object({ labels: Labels }).optional(), spec: Pod }),
  }),
});
const Manifest = z.looseObject({ apiVersion: z.string(), kind: z.string(), metadata: z.looseObject({ name: z.string() }) });

function manifests(path: string): Map<string, unknown> {
  const documents = parseAllDocuments(readFileSync(path, 'utf8'), { strict: true });
  return new Map(
    documents.map((document): [string, unknown] => {
      expect(document.errors).to.deep.equal([]);
      const manifest = Manifest.parse(document.toJS());
      return [manifest.kind, manifest];
    }),
  );
}

describe('deploy/kubernetes', () => {
  const all = manifests('deploy/kubernetes/job-keeper.yaml');
  const { spec: deployment } = Workload.parse(all.get('Deployment'));
  const { spec: job } = Workload.parse(manifests('deploy/kubernetes/migrate.yaml').get('Job'));
  const [keeper] = deployment.template.spec.containers;
  const configText = z.object({ data: z.object({ 'config.yaml': z.string() }) }).parse(all.get('ConfigMap')).data['config.yaml'];

  it('has all that a service of two replicas needs', () => {
    expect([...all.keys()]).to.have.members([
      'ServiceAccount',
      'ConfigMap',
      'Deployment',
      'Service',
      'PodDisruptionBudget',
      'NetworkPolicy',
    ]);
    expect(deployment.replicas).to.equal(2);
    expect([keeper.args, job.template.spec.containers[0].args]).to.deep.equal([['serve'], ['migrate']]);
  });

  it('selects its own pods everywhere', () => {
    const labels = deployment.template.metadata?.labels;
    const selectors = [
      z.object({ spec: z.object({ selector: Labels }) }).parse(all.get('Service')).spec.selector,
      z.object({ spec: z.object({ selector: z.object({ matchLabels: Labels }) }) }).parse(all.get('PodDisruptionBudget')).spec
        .selector.matchLabels,
      z.object({ spec: z.object({ podSelector: z.object({ matchLabels: Labels }) }) }).parse(all.get('NetworkPolicy')).spec
        .podSelector.matchLabels,
    ];
    for (const selector of selectors) expect(selector).to.deep.equal(labels);
  });

  it('restarts what is not alive, and only calls what is ready', () => {
    expect(keeper.livenessProbe?.httpGet.path).to.equal('/livez');
    expect(keeper.startupProbe?.httpGet.path).to.equal('/livez');
    expect(keeper.readinessProbe?.httpGet.path).to.equal('/readyz');
    // It names a store that hangs after two: test/app/readiness.test.ts.
    expect(keeper.readinessProbe?.timeoutSeconds).to.equal(3);
  });

  it('gives a configuration that is taken, and time to stop', () => {
    const folder = aFolder();
    try {
      const secrets: Record<string, string> = { database_url: 'postgresql://a/b', amqp_url: 'amqp://a', databricks_token: 'x' };
      const env = Object.fromEntries(
        keeper.env
          .filter(({ name }) => name.endsWith('_FILE'))
          .map(({ name, value }) => [name, folder.file(name, secrets[value.replace('/run/secrets/job-keeper/', '')] ?? '')]),
      );
      const config = configOf({ file: folder.file('config.yaml', configText), env });
      expect(config.database.migrate_on_start).to.equal(false);
      expect(config.http.host).to.equal('0.0.0.0');
      expect(deployment.template.spec.terminationGracePeriodSeconds).to.be.above(config.shutdown_timeout_ms / 1000);
      const mounts = keeper.volumeMounts.map(({ mountPath }) => mountPath);
      expect(mounts.some((path) => config.policies.file.startsWith(`${path}/`))).to.equal(true);
    } finally {
      folder.remove();
    }
  });

  it('mounts each volume once, and writes to none but /tmp', () => {
    for (const { containers, volumes } of [deployment.template.spec, job.template.spec]) {
      const mounts = containers[0].volumeMounts;
      expect(mounts.map(({ name }) => name)).to.have.members(volumes.map(({ name }) => name));
      expect(mounts.filter(({ readOnly }) => readOnly !== true).map(({ mountPath }) => mountPath)).to.deep.equal(['/tmp']);
    }
  });

  it('holds no secret', () => {
    expect(Object.keys(parse(configText) as object)).not.to.include('secrets');
    expect(configText).not.to.match(/password|token|secret|:\/\/[^/]*@/i);
    for (const { name, value } of [...keeper.env, ...job.template.spec.containers[0].env]) {
      if (/URL|TOKEN|SECRET/.test(name)) expect([name, value].join()).to.match(/^\w+_FILE,\/run\/secrets\/job-keeper\/\w+$/);
    }
  });
});
