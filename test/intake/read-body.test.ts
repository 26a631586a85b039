// What bodies are read as, by the way they came.
import { gzipSync } from 'node:zlib';
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

  const notJson: Record<string, [Buffer, string]> = {
    'nothing at all': [Buffer.alloc(0), 'the body is empty'],
    gzip: [gzipSync('{}'), 'the body is not UTF-8: it seems to be compressed with gzip'],
    'UTF-16': [Buffer.from('{}', 'utf16le'), 'the body is not UTF-8: it seems to be UTF-16'],
    'UTF-16 with its mark': [Buffer.from('\ufeff{}', 'utf16le'), 'the body is not UTF-8: it seems to be UTF-16'],
    'UTF-16, the other way round': [Buffer.from('{}', 'utf16le').swap16(), 'the body is not UTF-8: it seems to be UTF-16'],
  };
  for (const [what, [body, why]] of Object.entries(notJson))
    it(`is told for what it seems to be: ${what}`, () => {
      for (const source of ['http', 'rabbitmq'] as const) expect(readBody(body, source)).to.deep.equal({ ok: false, why });
    });

  it('is none when it is not UTF-8, or cut off', () => {
    expect(readBody(Buffer.from([0xff]), 'rabbitmq')).to.deep.equal({ ok: false, why: 'the body is not UTF-8' });
    expect(readBody(Buffer.from('{"a":'), 'rabbitmq'))
      .to.have.property('why')
      .that.matches(/^the body is not JSON: /);
  });
});
