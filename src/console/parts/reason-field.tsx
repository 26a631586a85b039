// Why something is done by hand.

interface Field {
  readonly reason: string;
  readonly change: (reason: string) => void;
}

/** As long as the service keeps one. */
const reasonMax = 500;

export function ReasonField({ reason, change }: Field) {
  return (
    <label class="wide">
      Reason (kept in the audit)
      <input name="reason" value={reason} maxLength={reasonMax} onInput={({ currentTarget }) => change(currentTarget.value)} />
    </label>
  );
}
