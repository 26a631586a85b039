// One of some, or any. Promised: what the address says is shown as chosen, also when there is no such thing to choose.
interface ChoiceProps {
  readonly name: string;
  readonly choices: readonly string[];
  /** Empty: any. */
  readonly chosen: string;
  readonly change: (chosen: string) => void;
}

export function Choice({ name, choices, chosen, change }: ChoiceProps) {
  return (
    <select name={name} value={chosen} onChange={({ currentTarget }) => change(currentTarget.value)}>
      <option value="">any</option>
      {!choices.includes(chosen) && chosen !== '' && <option>{chosen}</option>}
      {choices.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </select>
  );
}
