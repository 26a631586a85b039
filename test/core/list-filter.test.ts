import { expect } from 'chai';
import fc from 'fast-check';
import { readFilter, type Condition } from '../../src/core/model-jobs/list-filter.js';
import { jobStatuses } from '../../src/core/model-jobs/model-job.js';

const rules = {
  fields: { message: 'text', status: 'status', creationDate: 'time', modelId: 'text' },
  statuses: jobStatuses,
} as const;
const read = (filter: unknown) => readFilter(typeof filter === 'string' ? filter : JSON.stringify(filter), rules);
const conditionOf = (filter: unknown): Condition | undefined => {
  const checked = read(filter);
  return checked.ok ? checked.value[0]?.condition : undefined;
};

describe('the filter of the Job Manager API', () => {
  it('fields are joined, and inside a field operators, and, or', () => {
    const filter = {
      message: { contains: 'Error' },
      status: { or: { eq: 'STOPPED', in: ['FAILED'] } },
      creationDate: { after: '2018-06-23T20:09:00' },
    };
    const checked = read(filter);
    expect(checked.ok && checked.value).to.deep.equal([
      { field: 'message', condition: { kind: 'all', conditions: [{ kind: 'text', operator: 'contains', text: 'Error' }] } },
      {
        field: 'status',
        condition: {
          kind: 'all',
          conditions: [
            {
              kind: 'any',
              conditions: [
                { kind: 'all', conditions: [{ kind: 'text', operator: 'eq', text: 'STOPPED' }] },
                { kind: 'all', conditions: [{ kind: 'any-of', texts: ['FAILED'] }] },
              ],
            },
          ],
        },
      },
      {
        field: 'creationDate',
        condition: {
          kind: 'all',
          conditions: [{ kind: 'time', operator: 'after', at: Date.parse('2018-06-23T20:09:00Z') }],
        },
      },
    ]);
  });

  it('alternatives may be a list, a bare value is what the field equals, and both ends of between count', () => {
    const list = conditionOf({ status: { or: [{ eq: 'STOPPED' }, { eq: 'FAILED' }] } });
    expect(JSON.stringify(list)).to.include('"any"').and.include('STOPPED').and.include('FAILED');
    expect(conditionOf({ modelId: 'm-1' })).to.deep.equal({ kind: 'text', operator: 'eq', text: 'm-1' });
    const between = conditionOf({ creationDate: { between: ['2026-01-01', '2026-01-02T00:00:00+01:00'] } });
    expect(JSON.stringify(between)).to.include(String(Date.parse('2026-01-01T00:00:00Z') - 1));
    expect(JSON.stringify(between)).to.include(String(Date.parse('2026-01-01T23:00:00Z') + 1));
  });

  it('a part of a status is looked for as a part of any text is', () => {
    for (const operator of ['contains', 'startsWith', 'endsWith'])
      expect(conditionOf({ status: { or: { [operator]: 'STOP' } } })).to.deep.equal({
        kind: 'all',
        conditions: [{ kind: 'any', conditions: [{ kind: 'all', conditions: [{ kind: 'text', operator, text: 'STOP' }] }] }],
      });
  });

  it('the spelling of one published list of statuses is understood', () => {
    expect(JSON.stringify(conditionOf({ status: { in: ['SUCCEDED'] } }))).to.include('"SUCCEEDED"');
  });

  const refused: Record<string, { filter: unknown; path: string }> = {
    'not JSON': { filter: '{', path: 'filter' },
    'not an object': { filter: '[]', path: 'filter' },
    'a field that is not known': { filter: { name: { eq: 'x' } }, path: 'filter.name' },
    'a field of every object': { filter: '{"__proto__":{"eq":"x"}}', path: 'filter.__proto__' },
    'an operator that is not known': { filter: { message: { like: 'x' } }, path: 'filter.message.like' },
    'an operator of another kind of field': {
      filter: { creationDate: { contains: '2018' } },
      path: 'filter.creationDate.contains',
    },
    'a status that is not one': { filter: { status: { eq: 'DONE' } }, path: 'filter.status.eq' },
    'a point in time that is not one': { filter: { creationDate: { before: 'yesterday' } }, path: 'filter.creationDate.before' },
    'a day that is not there': { filter: { creationDate: { after: '2026-02-30T00:00:00' } }, path: 'filter.creationDate.after' },
    'alternatives that are none': { filter: { status: { or: 'STOPPED' } }, path: 'filter.status.or' },
    'a list that is none': { filter: { status: { in: 'STOPPED' } }, path: 'filter.status.in' },
    'text that cannot be stored': { filter: { message: { eq: 'a\u0000b' } }, path: 'filter.message.eq' },
    'too deep': { filter: { message: deep(9) }, path: 'filter.message.or.or.or.or.or.or' },
    'too many conditions': { filter: { message: { or: Array.from({ length: 70 }, () => ({ eq: 'x' })) } }, path: 'filter' },
    'too long': { filter: { message: { eq: 'x'.repeat(5_000) } }, path: 'filter' },
  };
  for (const [what, { filter, path }] of Object.entries(refused)) {
    it(`is refused with its path: ${what}`, () => {
      const checked = read(filter);
      expect(checked.ok ? [] : checked.problems.map((problem) => problem.path)).to.include(path);
    });
  }

  describe('is what a stranger hands to the database:', () => {
    const refused = (filter: unknown): string[] => {
      const checked = read(filter);
      return checked.ok ? [] : checked.problems.map(({ path, message }) => `${path}: ${message}`);
    };
    const nested = (levels: number): unknown => (levels === 0 ? { eq: 'm' } : { and: [nested(levels - 1)] });

    it('no text with a character that it cannot hold, and none that is longer than 512', () => {
      const message = 'must be text of at most 512 characters';
      expect(refused({ message: { contains: 'a\u0000' } })).to.deep.equal([`filter.message.contains: ${message}`]);
      expect(refused({ modelId: { in: ['a', 'b\u0000'] } }).join()).to.include(message);
      expect(refused({ message: { eq: 'x'.repeat(513) } })).to.deep.equal([`filter.message.eq: ${message}`]);
      expect(refused({ message: { eq: 'x'.repeat(512) } })).to.deep.equal([]);
      expect(refused({ message: { eq: 7 } })).to.deep.equal([`filter.message.eq: ${message}`]);
    });

    it('no list of more than a hundred, and nothing that is none', () => {
      const texts = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`);
      expect(refused({ modelId: { in: texts(100) } })).to.deep.equal([]);
      for (const wrong of [texts(101), 'm'])
        expect(refused({ modelId: { in: wrong } })).to.deep.equal(['filter.modelId.in: must be a list of at most 100 texts']);
    });

    it('no more than 64 conditions, however they are joined', () => {
      const or = (count: number) => ({ modelId: { or: Array.from({ length: count }, () => ({ eq: 'm' })) } });
      expect(refused(or(40))).to.deep.equal([]);
      expect(refused(or(200)).at(-1)).to.match(/^filter: has \d+ conditions; 64 are accepted$/);
    });

    it('no deeper than six levels, and no longer than 4,096 characters', () => {
      expect(refused({ modelId: nested(2) })).to.deep.equal([]);
      expect(refused({ modelId: nested(9) }).join()).to.include('is nested deeper than 6 levels');
      expect(refused(JSON.stringify({ modelId: nested(400) }))).to.have.length(1);
    });

    it('no time between one point and nothing, or three', () => {
      const day = '2026-01-01';
      for (const wrong of [[day], [day, day, day], day, [], [day, null]])
        expect(refused({ creationDate: { between: wrong } }), JSON.stringify(wrong)).to.have.length(1);
    });
  });

  it('whatever is sent, it is either read or refused with reasons', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json({ maxDepth: 6 })), (text) => {
        const checked = read(text);
        if (!checked.ok) expect(checked.problems).to.not.deep.equal([]);
      }),
    );
  });
});

function deep(levels: number): object {
  return levels === 0 ? { eq: 'x' } : { or: [deep(levels - 1)] };
}
