// What a map has under a name that was written in a file: the name may be one that every object has, such as `constructor`.

export function own<Value>(all: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}
