// Who may ask, as Shiro has it: a login by form, a session by cookie, and a redirect to the login for everybody else.
export class Sessions {
  readonly #open = new Set<string>();
  logins = 0;

  constructor(private readonly user: { readonly name: string; readonly password: string } | null) {}

  knows(cookie: string | undefined): boolean {
    if (this.user === null) return true;
    const id = /(?:^|; )JSESSIONID=([^;]+)/.exec(cookie ?? '')?.[1];
    return id !== undefined && this.#open.has(id);
  }

  /** null: refused. Else the cookies to set: the old session is taken away in the same answer, as Shiro does it. */
  login(form: URLSearchParams): readonly string[] | null {
    this.logins += 1;
    const { user } = this;
    if (user === null || form.get('userName') !== user.name || form.get('password') !== user.password) return null;
    const id = `session-${this.logins}-of-${user.name}`;
    this.#open.add(id);
    const gone = 'Path=/; Max-Age=0; Expires=Thu, 01-Jan-1970 00:00:00 GMT; HttpOnly';
    return [`JSESSIONID=deleteMe; ${gone}`, `JSESSIONID=${id}; Path=/; HttpOnly`, `rememberMe=deleteMe; ${gone}`];
  }

  expire(): void {
    this.#open.clear();
  }
}
