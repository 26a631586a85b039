// Who we are to an engine, however that is proven: what stands for us on the next call, and nothing that could be told by mistake.
export type TokenOutcome =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'none'; readonly reason: string; readonly retryAfterMs: number | null };

export interface Credential {
  token(): Promise<TokenOutcome>;
  /** The engine did not accept it. False: there is no other to be had. */
  drop(token: string): boolean;
  /** Takes everything secret out of a text that came from outside. */
  scrub(text: string): string;
}
