import { expect } from 'chai';
import { readConfigFile } from '../../src/adapters/broker/embedded/config-file.js';
import { one, Scene } from './scene.js';

const official = {
  UserConfig: {
    Namespaces: [
      {
        Name: 'sbemulatorns',
        Queues: [
          {
            Name: 'job-requests',
            Properties: {
              DeadLetteringOnMessageExpiration: true,
              DefaultMessageTimeToLive: 'PT1H',
              DuplicateDetectionHistoryTimeWindow: 'PT20S',
              ForwardDeadLetteredMessagesTo: '',
              ForwardTo: '',
              LockDuration: 'PT1M',
              MaxDeliveryCount: 3,
              RequiresDuplicateDetection: true,
              RequiresSession: false,
            },
          },
          { Name: 'bare' },
        ],
        Topics: [
          {
            Name: 'events',
            Properties: { DefaultMessageTimeToLive: 'P1DT1H1M1.5S', RequiresDuplicateDetection: false },
            Subscriptions: [
              {
                Name: 'high',
                Properties: { LockDuration: 'PT30S' },
                Rules: [
                  {
                    Name: 'by priority',
                    Properties: {
                      FilterType: 'Correlation',
                      CorrelationFilter: { Label: 'job-request', To: '', Properties: { priority: 'high' } },
                    },
                  },
                ],
              },
              { Name: 'all', Rules: [{ Name: 'all', Properties: { FilterType: 'Sql', SqlFilter: { SqlExpression: '1 = 1' } } }] },
            ],
          },
        ],
      },
    ],
    Logging: { Type: 'File' },
  },
};

function problemsOf(change: (namespace: Record<string, unknown>) => void): readonly string[] {
  const copy = structuredClone(official);
  change(copy.UserConfig.Namespaces[0] as Record<string, unknown>);
  const read = readConfigFile(JSON.stringify(copy));
  return read.outcome === 'refused' ? read.problems : [];
}

describe('the config.json of the official emulator', () => {
  it('is read: names, durations, limits, rules', () => {
    const read = readConfigFile(JSON.stringify(official));
    if (read.outcome === 'refused') throw new Error(read.problems.join('; '));
    const [requests, bare] = read.config.queues;
    expect(requests).to.deep.equal({
      name: 'job-requests',
      lockMs: 60_000,
      deliveriesMax: 3,
      ttlMs: 3_600_000,
      deadLetterOnExpiry: true,
      duplicateWindowMs: 20_000,
      sessions: false,
      forwardTo: null,
      forwardDeadLettersTo: null,
    });
    expect(bare).to.include({ name: 'bare', ttlMs: null, duplicateWindowMs: null });
    const [events] = read.config.topics ?? [];
    expect(events?.ttlMs).to.equal(90_061_500);
    expect(events?.subscriptions[0]?.lockMs).to.equal(30_000);
    expect(events?.subscriptions[0]?.rules).to.deep.equal([
      {
        name: 'by priority',
        filter: { kind: 'correlation', fields: { subject: 'job-request' }, properties: { priority: 'high' } },
      },
    ]);
    expect(events?.subscriptions[1]?.rules).to.deep.equal([{ name: 'all', filter: { kind: 'true' } }]);
  });

  it('starts a broker', async () => {
    const read = readConfigFile(JSON.stringify(official));
    if (read.outcome === 'refused') throw new Error(read.problems.join('; '));
    const scene = await Scene.start(read.config);
    const client = scene.connect();
    await client
      .createSender('events')
      .sendMessages({ body: 'a', subject: 'job-request', applicationProperties: { priority: 'high' } });
    expect((await one(client.createReceiver('events', 'high', { maxAutoLockRenewalDurationInMs: 0 }))).body).to.equal('a');
    await scene.end();
  });

  it('that is no JSON is refused', () => {
    expect(readConfigFile('{ no')).to.have.property('outcome', 'refused');
  });

  it('is refused with every problem at its path', () => {
    const problems = problemsOf((namespace) => {
      namespace.Queues = [{ Name: 'a', Properties: { LockDuration: '60 seconds', MaxDeliveryCount: 0 } }, { Properties: {} }];
    });
    expect(problems).to.have.length(3);
    expect(problems[0]).to.contain('UserConfig.Namespaces.0.Queues.0.Properties.LockDuration');
    expect(problems[1]).to.contain('MaxDeliveryCount');
    expect(problems[2]).to.contain('Queues.1.Name');
  });

  it('with what this broker does not do is refused, not passed over', () => {
    const problems = problemsOf((namespace) => {
      const rule = (Properties: object): object => ({ Name: 'r', Properties });
      const Rules = [
        rule({ FilterType: 'Sql', SqlFilter: { SqlExpression: 'priority > 3' } }),
        rule({ FilterType: 'True', Action: { SqlExpression: 'SET a = 1' } }),
        rule({ FilterType: 'Correlation' }),
      ];
      namespace.Topics = [{ Name: 't', Subscriptions: [{ Name: 's', Rules }] }];
    });
    expect(problems).to.have.length(3);
    expect(problems.join('\n')).to.contain('SQL filters').and.to.contain('rule actions').and.to.contain('CorrelationFilter');
  });

  it('that declares a name twice is refused', () => {
    expect(problemsOf((namespace) => (namespace.Queues = [{ Name: 'a' }, { Name: 'A' }]))).to.deep.equal([
      "'A' is declared twice",
    ]);
  });

  it('that declares a subscription of a topic twice is refused, but two topics may have one of a name', () => {
    const topic = (Name: string, ...names: string[]) => ({ Name, Subscriptions: names.map((name) => ({ Name: name })) });
    expect(problemsOf((namespace) => (namespace.Topics = [topic('t', 'a', 'b', 'A'), topic('u', 'a')]))).to.deep.equal([
      "'t/Subscriptions/A' is declared twice",
    ]);
  });

  it('says by its type which filter a rule has, whatever others stand beside it', () => {
    const copy = structuredClone(official);
    const [rule] = copy.UserConfig.Namespaces[0]!.Topics[0]!.Subscriptions[0]!.Rules;
    Object.assign(rule!.Properties, { SqlFilter: { SqlExpression: '1=1' } });
    const read = readConfigFile(JSON.stringify(copy));
    if (read.outcome === 'refused') throw new Error(read.problems.join('; '));
    expect(read.config.topics?.[0]?.subscriptions[0]?.rules?.[0]?.filter.kind).to.equal('correlation');
  });

  it('wants one namespace', () => {
    expect(readConfigFile('{"UserConfig":{"Namespaces":[]}}')).to.have.property('outcome', 'refused');
  });
});
