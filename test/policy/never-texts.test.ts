import { expect } from 'chai';
import type { CompileOptions } from '../../src/policy/compile.js';
import { compiled, policyText } from './policies.js';

const settings = '{ kind: jra, kinds: [jar, noteboook], high: 80 }';
const settingNames = {
  clusterTypes: { business: ['active', 'passive'], science: ['passive'] },
  jobs: ['monthly-report', '175'],
  tenants: ['333', 'acme-1'],
};

function told(when: string, options: Partial<CompileOptions> = { settingNames }, overrides?: string) {
  const rules = `- { name: one, case: clusters-busy, when: '${when}', then: [enqueue] }`;
  const answer = compiled(policyText({ settings, rules, ...(overrides === undefined ? {} : { overrides }) }), options);
  const words = ({ line, column, message }: { line: number; column: number; message: string }) => `${line}:${column} ${message}`;
  return answer.ok ? { errors: [], warnings: answer.warnings.map(words) } : { errors: answer.problems.map(words), warnings: [] };
}

/** The condition begins in column 46 of line 6. */
const refused: Record<string, string> = {
  'request.parameters == "notebok"': '6:68 request.parameters is never "notebok"; did you mean "notebook"?',
  '"Jar" != request.parameters': '6:46 request.parameters is never "Jar"; did you mean "jar"?',
  'request.priority > 80 || !(job.placement in ["mapped", "submitted"])':
    '6:101 job.placement is never "submitted"; did you mean "submit"?',
  'request.source == "kafka"':
    '6:64 request.source is never "kafka"; it is one of http, rabbitmq, service-bus, job-manager, schedule, template, then',
  'engine.name == "databrick"': '6:61 engine.name is never "databrick"; did you mean "databricks"?',
  'request.parameters != "none" && request.parameters != "jar" && !(request.parameters in ["python", "notebook"])':
    '6:45 this condition never holds here',
};

const warned: Record<string, string> = {
  'pool.name == "activ"': '6:59 no pool is called "activ"; did you mean "active"?',
  'request.moved_to in ["", "passiv"]': '6:71 no pool is called "passiv"; did you mean "passive"?',
  'request.cluster_type != "buisness"': '6:70 no cluster type is called "buisness"; did you mean "business"?',
  'request.cluster_type == "interactive"': '6:70 no cluster type is called "interactive"; there are: business, science',
  'request.job_id in ["175", "monthly-reprot"]': '6:72 the settings name no job "monthly-reprot"; did you mean "monthly-report"?',
  'request.tenant_id == "acm-1" && request.priority > settings.high':
    '6:67 the settings name no tenant "acm-1"; did you mean "acme-1"?',
  'tenant.id == "ACME-1"': '6:59 the settings name no tenant "ACME-1"; did you mean "acme-1"?',
};

const fine = [
  'request.parameters == "notebook" || request.source in ["schedule", "then"]',
  'request.moved_to == "" && pool.name != "passive"',
  // A job and a tenant need no settings, and other numbers are others.
  'request.job_id in ["176", "17", "daily"] || request.tenant_id in ["334", "acme-2", "globex"]',
  'request.operation_name == "notebok" && request.parameters.startsWith("note")',
  'request.tenant_id == tenant.id || ["a", "b"].exists(x, request.parameters == x)',
  'request.cluster_type in settings.kinds + ["other"]',
];

describe('texts that a fact never is', () => {
  for (const [when, message] of Object.entries(refused))
    it(`are refused at their place: ${when}`, () => expect(told(when)).to.deep.equal({ errors: [message], warnings: [] }));

  it('a route for a cluster type that may use none of its pools is told of, one that borrows such a pool is not', () => {
    const route = (when: string, pools: string) => `- { name: one, when: '${when}', pools: ${pools} }`;
    const said = (routes: string) => {
      const answer = compiled(policyText({ routes }), { settingNames });
      if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
      return answer.warnings.map(({ line, column, message }) => `${line}:${column} ${message}`);
    };
    expect(said(route('request.cluster_type == "science" && request.priority > 50', '[active]'))).to.deep.equal([
      '3:93 cluster type "science" may use none of these pools; it may use: passive',
    ]);
    const type = 'request.cluster_type == "science"';
    const fit = [
      route(type, '[active], borrow: [passive]'),
      route(type, '[]'),
      route('request.cluster_type == "business"', '[active]'),
      route(`${type} || request.priority > 50`, '[active]'),
    ];
    for (const one of fit) expect(said(one), one).to.deep.equal([]);
  });

  for (const [when, message] of Object.entries(warned))
    it(`are told of where only the settings say so: ${when}`, () =>
      expect(told(when)).to.deep.equal({ errors: [], warnings: [message] }));

  for (const when of fine) it(`says nothing of: ${when}`, () => expect(told(when)).to.deep.equal({ errors: [], warnings: [] }));

  it('are told of where a setting of the file gives them, and keep no file out', () => {
    expect(told('request.parameters in settings.kinds').warnings).to.deep.equal([
      '6:68 request.parameters is never "noteboook"; did you mean "notebook"?',
    ]);
    expect(told('request.parameters == settings.kind').warnings).to.deep.equal([
      '6:45 this condition never holds here with these settings',
      '6:68 request.parameters is never "jra"; did you mean "jar"?',
    ]);
  });

  it('are told of where an override is for them', () => {
    const overrides = '  - { cluster_type: sciense, job: [daily, montly-report], tenant: acme-2, settings: { high: 90 } }';
    expect(told('request.priority > settings.high', { settingNames }, overrides).warnings).to.deep.equal([
      '4:21 no cluster type is called "sciense"; did you mean "science"?',
      '4:43 the settings name no job "montly-report"; did you mean "monthly-report"?',
    ]);
  });

  it('are not looked for among names that are not known', () => {
    const when = 'request.cluster_type == "buisness" && request.job_id == "monthly-reprot"';
    expect(told(when, {})).to.deep.equal({ errors: [], warnings: [] });
  });

  it('are held against so many names and no more, however many a file and the settings have', () => {
    const jobs = Array.from({ length: 5_000 }, (_, index) => `job ${index}`);
    const slips = jobs.slice(0, 100).map((job) => `"${job.replace('job', 'jbo')}"`);
    const { warnings } = told(`request.job_id in [${slips.join(', ')}]`, { settingNames: { ...settingNames, jobs } });
    expect(warnings[0]).to.contain('the settings name no job "jbo 0"; did you mean "job 0"?');
    expect(warnings).to.have.length(6);
  });
});
