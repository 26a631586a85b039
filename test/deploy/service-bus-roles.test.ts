// Bicep's own compiler is not to be had here: what is held is what the file gives to whom.
import { readFileSync } from 'node:fs';
import { expect } from 'chai';

const text = readFileSync('deploy/service-bus/roles.bicep', 'utf8').replace(/\/\/.*$/gm, '');
const roles = { dataSender: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39', dataReceiver: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0' };

function assignments(): { role: string; principal: string; scope: string }[] {
  const blocks = text.split(/^resource /m).filter((block) => block.includes('Microsoft.Authorization/roleAssignments'));
  return blocks.map((block) => ({
    role: /roleDefinitionId: (\w+)/.exec(block)?.[1] ?? '',
    principal: /principalId: (\w+)/.exec(block)?.[1] ?? '',
    scope: /scope: (\w+)/.exec(block)?.[1] ?? '',
  }));
}

describe('deploy/service-bus/roles.bicep', () => {
  it('lets mediators send to the intake queue, the keeper receive from it and answer to named queues, and nobody anything else', () => {
    expect(assignments()).to.deep.equal([
      { role: 'dataReceiver', principal: 'keeperPrincipalId', scope: 'intakeQueue' },
      { role: 'dataSender', principal: 'id', scope: 'intakeQueue' },
      { role: 'dataSender', principal: 'keeperPrincipalId', scope: 'notificationQueues' },
    ]);
  });

  it('names the built-in roles of sender and receiver, never the owner', () => {
    for (const [name, id] of Object.entries(roles)) expect(text).to.match(new RegExp(`var ${name} = .*'${id}'`));
    expect(text).to.not.contain('090c5cfd-751d-490a-894a-3ce6f1109419');
  });

  it('opens what it closes, and declares every name it uses', () => {
    for (const [open, close] of ['{}', '[]', '()']) {
      expect(text.split(open ?? '').length).to.equal(text.split(close ?? '').length);
    }
    const declared = new Set(Array.from(text.matchAll(/^(?:param|var|resource) (\w+)/gm), ([, name]) => name));
    for (const [, name] of text.matchAll(/(?:scope|parent|principalId|roleDefinitionId): (\w+)/g))
      if (name !== 'id') expect(declared.has(name), name).to.equal(true);
  });
});
