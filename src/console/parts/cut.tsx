// A text that somebody has chosen, and that may be long, in a list: its beginning, and on being pointed at all of it.

export function Cut({ text }: { readonly text: string }) {
  return (
    <span class="cut" title={text}>
      {text}
    </span>
  );
}
