// What came of a request that has ended: what its job response says, its outputs, what went wrong. As many lines as a person reads; `--json` has
// all of them.
import type { Line } from '../../words/line.js';
import type { ResponseBody } from '../../words/request-shapes.js';
import { causeText } from '../../words/request-view.js';

const outputsMax = 20;
const causesMax = 10;

export function resultOf({ message, outputs, causes }: ResponseBody): Line[] {
  return [
    ['message', message],
    ...listed(
      'outputs',
      outputs.map(({ uri }) => uri),
      outputsMax,
    ),
    ...listed(
      'causes',
      causes.map((cause) => causeText(cause, message)),
      causesMax,
    ),
  ];
}

function listed(label: string, texts: readonly string[], max: number): Line[] {
  const lines = texts.slice(0, max).map((text, index): Line => [index === 0 ? label : '', text]);
  return texts.length > max ? [...lines, ['', `and ${texts.length - max} more, all in --json`]] : lines;
}
