import { expect } from 'chai';
import { int64, Int64, isInt64 } from '../../src/adapters/engine/databricks/int64.js';
import { parseJson, writeJson } from '../../src/adapters/engine/shared/json.js';

describe('databricks: JSON without losing a digit', () => {
  it('an id above 2^53 comes in and goes out with every digit', () => {
    const read = parseJson('{"run_id": 8763000000000000123, "neg":-8763000000000000123, "f": 1.5}') as Record<string, unknown>;
    expect(Int64.parse(read['run_id'])).to.equal('8763000000000000123');
    expect(read).to.include({ f: 1.5, neg: -8763000000000000123n });
    expect(writeJson({ run_id: int64('8763000000000000123') })).to.equal('{"run_id":8763000000000000123}');
  });
  it('an id may come as a small number, a long number or a text', () => {
    for (const text of ['{"id":175}', '{"id":"175"}'])
      expect(Int64.parse((parseJson(text) as { id: unknown }).id)).to.equal('175');
    expect(Int64.safeParse(1.5).success).to.be.false;
    expect(Int64.safeParse('17x').success).to.be.false;
  });
  it('long digits in a text, first in an array and after a line break are not lost', () => {
    expect(parseJson('{"a":"8763000000000000123"}')).to.deep.equal({ a: '8763000000000000123' });
    expect(parseJson('[8763000000000000123]')).to.deep.equal([8763000000000000123n]);
    expect(parseJson('{"a":\n8763000000000000123}')).to.deep.equal({ a: 8763000000000000123n });
  });
  it('a number longer than any id is read as any other number, and is no id', () => {
    const read = parseJson(`{"unsigned":18446744073709551615,"longer":${'9'.repeat(21)},"endless":-${'9'.repeat(400)}}`);
    expect(read).to.deep.equal({ unsigned: 18_446_744_073_709_551_615n, longer: 1e21, endless: -Infinity });
    expect(Int64.safeParse(1e21).success).to.equal(false);
  });
  it('what cannot be an id of the workspace is known before it is asked for', () => {
    expect(['175', '0', '9223372036854775807'].map(isInt64)).to.deep.equal([true, true, true]);
    expect(['', '0175', '-1', '1.0', 'abc', '9223372036854775808', '1'.repeat(40)].map(isInt64)).to.not.include(true);
  });
});
