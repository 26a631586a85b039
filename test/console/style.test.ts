import { expect } from 'chai';
import { readFileSync } from 'node:fs';

const style = readFileSync('src/console/style.css', 'utf8');
type Colours = Readonly<Record<string, string>>;

const blocks = [...style.matchAll(/:root \{([^}]*)\}/g)].map(([, block = '']) =>
  Object.fromEntries([...block.matchAll(/--([\w-]+): (#\w+)/g)].map(([, name = '', value = '']) => [name, value])),
);
const [light = {}, changed = {}] = blocks;
const schemes: Readonly<Record<string, Colours>> = { light, dark: { ...light, ...changed } };

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const digits = colour.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3').slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colours: Colours, one: string, other: string): number {
  const [lighter = 0, darker = 0] = [one, other].map((name) => luminance(colours[name] ?? '')).sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const grounds = ['ground', 'sheet', 'trouble'];

describe('console: colours and motion', () => {
  for (const [scheme, colours] of Object.entries(schemes)) {
    it(`every text stands out from its ground as WCAG AA asks, ${scheme}`, () => {
      for (const text of ['text', 'dim', 'link', 'good', 'bad', 'busy', 'idle'])
        for (const ground of grounds) expect(contrast(colours, text, ground), `${text} on ${ground}`).to.be.at.least(4.5);
      expect(contrast(colours, 'main-text', 'main'), 'the main button').to.be.at.least(4.5);
    });

    it(`so do the edges of fields, what has the keyboard, and how full a pool is, ${scheme}`, () => {
      for (const ground of grounds) {
        for (const edge of ['edge', 'link']) expect(contrast(colours, edge, ground), `${edge} on ${ground}`).to.be.at.least(3);
      }
      for (const level of ['level', 'full', 'over']) expect(contrast(colours, level, 'line'), level).to.be.at.least(3);
    });
  }

  it('nothing moves, so that nobody has to ask for less of it', () => {
    expect(style).to.not.match(/\b(transition|animation|scroll-behavior)\b/);
  });
});
