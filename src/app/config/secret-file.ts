// A secret that a file has. In: the file, and what it had at the start. Out: what it has now, read whenever it is asked for. Promised: a file that is
// missing, empty or half written for a moment, as while a mounted secret is swapped, changes nothing: what was read before stays in use, and that is said
// once; what is new is said, never its value.
import type { Secret } from '../../core/secret.js';
import { fileContent } from './file-content.js';

export interface SecretFile {
  /** The setting or the variable that names it, for people. */
  readonly named: string;
  readonly path: string;
}

/** Who hears of it. */
export interface SecretTold {
  /** Before it is used for the first time: it is to stand in no log. `source`: it replaces what came from there before. */
  readonly register: (value: string, source: string) => void;
  readonly say: (level: 'info' | 'warn', sentence: string) => void;
}

/** `whyNot`: why a text can be no such secret; null: it can. */
export function fileSecret(
  file: SecretFile,
  first: string,
  told: SecretTold,
  whyNot: (value: string) => string | null = () => null,
): Secret {
  let known = first;
  let wrong: string | null = null;
  return () => {
    const { value, problem } = contentOf(file, whyNot);
    if (problem !== null && problem !== wrong) told.say('warn', `${problem}; its previous content stays in use`);
    wrong = problem;
    if (value === null || value === known) return known;
    told.register(value, file.path);
    told.say('info', `${file.named}: the file ${file.path} has a new value, which is used from now on`);
    known = value;
    return known;
  };
}

type Read = { readonly value: string; readonly problem: null } | { readonly value: null; readonly problem: string };

export function contentOf({ named, path }: SecretFile, whyNot: (value: string) => string | null): Read {
  const about = (what: string): Read => ({ value: null, problem: `${named}: the file ${path} ${what}` });
  try {
    const value = fileContent(path).toString('utf8').trim();
    if (value === '') return about('is empty');
    const why = whyNot(value);
    return why === null ? { value, problem: null } : about(why);
  } catch (problem) {
    return about(`cannot be read: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}
