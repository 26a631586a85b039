// What stands at a path of a tree that may be of any shape.
type Path = readonly PropertyKey[];

export function valueAt(tree: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined), tree);
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
