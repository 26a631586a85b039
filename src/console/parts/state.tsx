// The state of a request: its word, with a colour that says no more than the word.

const tones: Readonly<Record<string, 'good' | 'bad' | 'busy' | 'idle'>> = {
  ...{ received: 'idle', waiting: 'idle', submitting: 'busy', running: 'busy', stopping: 'busy' },
  ...{ succeeded: 'good', failed: 'bad', 'timed-out': 'bad', rejected: 'bad', expired: 'bad', cancelled: 'idle' },
};

export function State({ state }: { readonly state: string }) {
  return <span class={`state ${tones[state] ?? 'idle'}`}>{state}</span>;
}
