// What bodies are read as, by the way they came.
import { expect } from 'chai';
import { readBody } from '../../src/intake/read-body.js';

const request = '{ "job_id": 9007199254740993 }';
const twice = Buffer.from(JSON.stringify(request));

describe('the body of a message', () => {
  for (const source of ['service-bus', 'rabbitmq'] as const)
    it(`that was made JSON of twice is what stands in it, letter for letter: ${source}`, () => {
      const read = readBody(twice, source);
      expect(read).to.include({ ok: true, text: request });
      expect(read.ok && read.value).to.be.an('object');
    });

  it('is the text itself where no JSON stands in it, and what was made JSON of three times is a text still', () => {
    expect(readBody(Buffer.from('"not JSON"'), 'service-bus')).to.deep.equal({ ok: true, text: '"not JSON"', value: 'not JSON' });
    const thrice = Buffer.from(JSON.stringify(twice.toString()));
    expect(readBody(thrice, 'service-bus')).to.deep.equal({ ok: true, text: twice.toString(), value: request });
  });

  it('over HTTP is what it says it is', () => {
    expect(readBody(twice, 'http')).to.deep.equal({ ok: true, text: twice.toString(), value: request });
  });

  it('is none when it is not UTF-8, or cut off', () => {
    expect(readBody(Buffer.from([0xff]), 'rabbitmq')).to.deep.equal({ ok: false, why: 'the body is not UTF-8' });
    expect(readBody(Buffer.from('{"a":'), 'rabbitmq'))
      .to.have.property('why')
      .that.matches(/^the body is not JSON: /);
  });
});
