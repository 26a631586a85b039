// A checked condition as a function of the scene. The library parses and types conditions; walking its tree again for each request would
// cost ten times as much as the functions that are made of it here, once. What depends on no fact is worked out here too.
import type { ASTNode } from '@marcbachmann/cel-js';
import type { ClusterFacts, Facts, PoolFacts } from '../../core/deciding/facts.js';
import type { Scene } from '../../core/policy.js';
import { operators } from './operators.js';
import { preparedFunction } from './prepared-functions.js';
import type { SettingValues } from './setting-values.js';
import { textMethods } from './text-methods.js';
import type { Value } from './value.js';

export type Run = (scene: Scene) => Value;

/** What a part of a condition is: always the same, or a function of the scene. */
export type Part = { readonly fixed: true; readonly value: Value } | { readonly fixed: false; readonly run: Run };

/** The variable of the loop that is being built; conditions have no loops in loops. */
interface Loop {
  readonly name: string;
  value: Value;
}

export function build(node: ASTNode, settings: SettingValues, loop: Loop | null = null): Part {
  const part = (inner: ASTNode) => build(inner, settings, loop);
  switch (node.op) {
    case 'value':
      return fixed(typeof node.args === 'bigint' ? Number(node.args) : (node.args as Value));
    case 'id':
      return variable(node.args, loop);
    case '.':
      return field(nameOf(node.args[0]), node.args[1], settings);
    case 'list':
      return all(node.args.map(part), (values) => values);
    case 'call':
      return prepared(node.args[0], fixed(''), node.args[1]);
    case 'rcall':
      return method(node.args, part, settings);
    default:
      return joined(node, part);
  }
}

/** Of an identifier, or of a text that is written out; the language lets nothing else stand there. */
function nameOf({ args }: ASTNode): string {
  return typeof args === 'string' ? args : '';
}

function joined(node: ASTNode, part: (inner: ASTNode) => Part): Part {
  switch (node.op) {
    case '!_':
      return one(part(node.args), (value) => value !== true);
    case '-_':
      return one(part(node.args), (value) => -(value as number));
    case '&&':
      return untilOne(part(node.args[0]), part(node.args[1]), false);
    case '||':
      return untilOne(part(node.args[0]), part(node.args[1]), true);
    case '?:':
      return choice(part(node.args[0]), part(node.args[1]), part(node.args[2]));
    default:
      return binary(node, part);
  }
}

function fixed(value: Value): Part {
  return { fixed: true, value };
}

function runOf(part: Part): Run {
  if (!part.fixed) return part.run;
  const { value } = part;
  return () => value;
}

/** Fixed when everything it is made of is. */
function all(parts: readonly Part[], make: (values: readonly Value[]) => Value): Part {
  const values = parts.flatMap((part) => (part.fixed ? [part.value] : []));
  if (values.length === parts.length) return fixed(make(values));
  const runs = parts.map(runOf);
  return { fixed: false, run: (scene) => make(runs.map((run) => run(scene))) };
}

function one(part: Part, make: (value: Value) => Value): Part {
  if (part.fixed) return fixed(make(part.value));
  const { run } = part;
  return { fixed: false, run: (scene) => make(run(scene)) };
}

function variable(name: string, loop: Loop | null): Part {
  if (loop?.name !== name) throw new Error(`there is no ${name}`);
  return { fixed: false, run: () => loop.value };
}

function field(group: string, name: string, settings: SettingValues): Part {
  if (group === 'settings') {
    const known = settings.fixed(name);
    return known === undefined ? { fixed: false, run: (scene) => settings.of(name, scene.facts) } : fixed(known);
  }
  if (group === 'pool' && name === 'borrowed') return { fixed: false, run: ({ borrowed }) => borrowed };
  if (group === 'pool') return { fixed: false, run: ({ pool }) => held(pool, name) };
  if (group === 'cluster') return { fixed: false, run: ({ pool }) => held(pool?.cluster, name) };
  const key = group as Exclude<keyof Facts, 'pools'>;
  return { fixed: false, run: ({ facts }) => held(facts[key], name) };
}

/** Facts of an older recording may lack a field: then there is no answer, and the condition does not hold. */
function held(group: Facts[Exclude<keyof Facts, 'pools'>] | PoolFacts | ClusterFacts | null | undefined, name: string): Value {
  const value = (group as unknown as Readonly<Record<string, Value | undefined>> | null | undefined)?.[name];
  if (value === undefined) throw new Error(`No such key: ${name}`);
  return value;
}

/** && and ||: `ends` is what ends the look. */
function untilOne(left: Part, right: Part, ends: boolean): Part {
  if (left.fixed) return left.value === ends ? fixed(ends) : right;
  if (right.fixed) return right.value === ends ? fixed(ends) : left;
  const [first, second] = [left.run, right.run];
  return { fixed: false, run: (scene) => (first(scene) === ends ? ends : second(scene)) };
}

function choice(asked: Part, yes: Part, no: Part): Part {
  if (asked.fixed) return asked.value === true ? yes : no;
  const [first, second] = [runOf(yes), runOf(no)];
  return { fixed: false, run: (scene) => (asked.run(scene) === true ? first(scene) : second(scene)) };
}

function binary(node: ASTNode, part: (inner: ASTNode) => Part): Part {
  const operator = operators[node.op];
  if (operator === undefined) throw new Error(`${node.op} is not taken in conditions`);
  const [left, right] = (node.args as readonly ASTNode[]).map(part);
  if (left === undefined || right === undefined) throw new Error(`${node.op} stands between two things`);
  if (left.fixed && right.fixed) return fixed(operator(left.value, right.value));
  const [first, second] = [runOf(left), runOf(right)];
  if (!right.fixed) return { fixed: false, run: (scene) => operator(first(scene), second(scene)) };
  const { value } = right;
  return { fixed: false, run: (scene) => operator(first(scene), value) };
}

type Call = readonly [name: string, receiver: ASTNode, args: readonly ASTNode[]];

function method([name, receiver, args]: Call, part: (inner: ASTNode) => Part, settings: SettingValues): Part {
  if (name === 'exists' || name === 'all') return loopOver([name, receiver, args], part, settings);
  const known = textMethods[name];
  if (known !== undefined)
    return all([receiver, ...args].map(part), ([text, other]) => known(text as string, (other ?? '') as string));
  return prepared(name, preparedFunction(name)?.form === 'text' ? part(receiver) : fixed(''), args);
}

/** Its arguments are written out: the language sees to it. */
function prepared(name: string, text: Part, args: readonly ASTNode[]): Part {
  const known = preparedFunction(name);
  if (known === null) throw new Error(`there is no function ${name}`);
  if (known.form === 'constant') return fixed(known.value(args.map(nameOf)));
  const ready = known.prepare(args.map(nameOf));
  const run = runOf(text);
  return { fixed: false, run: (scene) => ready(scene, run(scene) as string) };
}

function loopOver([name, list, args]: Call, part: (inner: ASTNode) => Part, settings: SettingValues): Part {
  const [id, body] = args;
  if (id === undefined || body === undefined) throw new Error(`${name} goes over a list`);
  const loop: Loop = { name: nameOf(id), value: '' };
  const items = runOf(part(list));
  const test = runOf(build(body, settings, loop));
  const ends = name === 'exists';
  return {
    fixed: false,
    run: (scene) => {
      for (const item of items(scene) as readonly Value[]) {
        loop.value = item;
        if (test(scene) === ends) return ends;
      }
      return !ends;
    },
  };
}
