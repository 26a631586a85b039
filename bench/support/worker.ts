// A process of its own for what is measured, so that its CPU time and memory are its own. The parent asks, one question at a time; the script
// answers. Promised: it ends with its parent.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { programFlags } from './program-flags.js';

export interface Worker<Question, Answer> {
  readonly pid: number;
  ask(question: Question): Promise<Answer>;
  stop(): Promise<void>;
}

type Told<Answer> = { readonly answer: Answer } | { readonly failed: string };

export interface WorkerOptions {
  /** Another Node than this one. */
  readonly execPath?: string;
  /** Beside the flags that the program is run with. */
  readonly execArgv?: readonly string[];
}

/** `script`: compiled, such as new URL('./bare-consumer.js', import.meta.url). */
export function startWorker<Question extends object, Answer>(script: URL, options: WorkerOptions = {}): Worker<Question, Answer> {
  const { execPath = process.execPath, execArgv = [] } = options;
  const child = fork(script, { execPath, execArgv: [...programFlags(), ...execArgv], serialization: 'advanced' });
  const ended = once(child, 'exit').then(([code]) => `${script.pathname} ended with ${String(code)} without an answer`);
  return {
    pid: child.pid ?? 0,
    ask: async (question) => {
      const answered = once(child, 'message').then(([told]) => told as Told<Answer>);
      child.send(question);
      const told = await Promise.race([answered, ended.then((failed): Told<Answer> => ({ failed }))]);
      if ('failed' in told) throw new Error(told.failed);
      return told.answer;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** The whole of a script: what it answers to each question. */
export function answerQuestions(answer: (question: never) => Promise<unknown>): void {
  process.on('message', (question) => {
    void answer(question as never).then(
      (one) => process.send?.({ answer: one }),
      (problem: unknown) =>
        process.send?.({ failed: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) }),
    );
  });
  process.once('disconnect', () => process.exit(0));
}

/** CPU time that `work` took of this process, in milliseconds. */
export async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly ms: number; readonly cpuMs: number }> {
  const [begun, burnt] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(burnt);
  return { result, ms: performance.now() - begun, cpuMs: (user + system) / 1000 };
}
