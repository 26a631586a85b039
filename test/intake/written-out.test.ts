import { expect } from 'chai';
import { writtenOutLength } from '../../src/core/given/written-out.js';

describe('the length of a body with its numbers written out', () => {
  const added: Readonly<Record<string, readonly [json: string, more: number]>> = {
    'adds the exponent of a number': ['{"a":1e300}', 300],
    'adds that of a fraction, whichever sign it has': ['{"a": [-1.5E-300, 2.0e+7]}', 307],
    'adds that of nothing, which is written out too': ['{"a":[0e-16000]}', 16_000],
    'adds nothing for numbers without one': ['{"a":[12345678901234567890,-0.5]}', 0],
    'adds nothing for what stands in a text, or in a name': [String.raw`{"a, 1e300":"\", 1e300 \\", "b": 1e2}`, 2],
    'adds all of them': [`{"a":[${Array.from({ length: 1_000 }, () => '1e1000').join()}]}`, 1_000_000],
  };
  for (const [what, [json, more]] of Object.entries(added))
    it(what, () => {
      JSON.parse(json);
      expect(writtenOutLength(json) - json.length).to.equal(more);
    });
});
