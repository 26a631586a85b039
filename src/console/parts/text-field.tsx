// A line that is typed, of a form.

interface Field {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly change: (value: string) => void;
}

export function TextField({ name, label, value, hint = '', change }: Field) {
  return (
    <label>
      {label}
      <input
        name={name}
        value={value}
        placeholder={hint}
        spellcheck={false}
        onInput={({ currentTarget }) => change(currentTarget.value.trim())}
      />
    </label>
  );
}
