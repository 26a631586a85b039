// A thing told line by line, as the command line tells it: a label, and a text under the labels of its kind. Promised: only an address of the web is a link,
// and it is told nothing of this page; everything else is text, whatever it holds.
import { hrefOf } from '../route.js';
import type { About, Line } from '../../words/line.js';
export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <dl class="lines">
      {grouped(lines).map(({ label, texts }) => (
        <div key={label + (texts[0]?.[0] ?? '')}>
          <dt>{label}</dt>
          {texts.map((text) => (
            <dd key={text[0]}>
              {text[1] === undefined ? <Linked text={text[0]} /> : <a href={addressOf(text[1])}>{text[0]}</a>}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

export function Linked({ text }: { readonly text: string }) {
  if (!/^https?:\/\/\S+$/i.test(text)) return <>{text}</>;
  return (
    <a href={text} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}

interface Group {
  readonly label: string;
  readonly texts: (readonly [text: string, about: About | undefined])[];
}

function addressOf([page, ...of]: About): string {
  return hrefOf(page, of);
}

function grouped(lines: readonly Line[]): readonly Group[] {
  const groups: Group[] = [];
  for (const [label, text, about] of lines) {
    const last = groups.at(-1);
    if (text === null || text === '') continue;
    if (label === '' && last !== undefined) last.texts.push([text, about]);
    else groups.push({ label, texts: [[text, about]] });
  }
  return groups;
}
