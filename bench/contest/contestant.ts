// What takes part in a contest: what bounds all of us, and the peers. Each runs in a process of its own, on the Node that ours runs on too.
export interface Given {
  /** Who it is: a file of contestants, and one of them. */
  readonly file: string;
  readonly name: string;
  readonly amqp: string;
  readonly postgres: string;
  /** null: there is none on this machine. */
  readonly redis: string | null;
}

export interface RoadTask extends Given {
  readonly kind: 'road';
  readonly intakeQueue: string;
}

export interface DispatchTask extends Given {
  readonly kind: 'dispatch';
  readonly waiting: number;
}

export interface OnRoad {
  /** Begins to take messages, and goes on for as long as the process lives. */
  start(): Promise<void>;
}

export interface Dispatching {
  /** Claims, decides and records as many; answers how many milliseconds that took, once it had begun. */
  run(count: number): Promise<number>;
  /** Makes up for what was run. */
  refill(count: number): Promise<void>;
}

export interface Contestant {
  /** null: it is measured on the road by other means. */
  readonly road: ((task: RoadTask) => Promise<OnRoad>) | null;
  /** null: it keeps nothing. */
  readonly dispatch: ((task: DispatchTask) => Promise<Dispatching>) | null;
}

/** What a file of contestants exports: each by its name. */
export interface Entered {
  readonly contestants: Readonly<Record<string, Contestant>>;
}
