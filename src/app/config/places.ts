// Places of a configuration. Promised: whether a path is inside one of them takes no longer the more there are: a file of the wrong kind is wrong at
// each of its thousands of places.

type Path = readonly PropertyKey[];

export class Places {
  /** As they are written: where sections are held against each other a place is a text, and a key in it may have a dot. */
  readonly #texts = new Set<string>();
  /** What has one of them inside. */
  readonly #around = new Set<string>();

  constructor(paths: readonly Path[]) {
    for (const path of paths) this.add(path);
  }

  add(path: Path): void {
    this.#texts.add(textOf(path));
    for (let length = 0; length < path.length; length += 1) this.#around.add(textOf(path.slice(0, length)));
  }

  /** Also of one of them itself. */
  hold(path: Path): boolean {
    const keys = textOf(path).split('.');
    return keys.some((_, index) => this.#texts.has(keys.slice(0, index + 1).join('.')));
  }

  /** What is around the path, and around one of them too: the smallest there is. */
  beside(path: Path): Path {
    for (let length = path.length; length > 0; length -= 1) {
      const outer = path.slice(0, length);
      if (this.#around.has(textOf(outer))) return outer;
    }
    return [];
  }
}

function textOf(path: Path): string {
  return path.map(String).join('.');
}
