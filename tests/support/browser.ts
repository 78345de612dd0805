import { type Client, clientWith } from "./server.ts";

/** What a browser keeps of a site: its cookies, sent with every request. Each has an address of its own, as a proxy says it. */
export class Browser {
  readonly url: string;
  readonly address = `10.0.${random(256)}.${random(256)}`;
  readonly client: Client;
  #cookies = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
    this.client = clientWith(url, async () => this.headers());
  }

  /** As the browser's own page would post it. */
  async post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(this.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", origin: this.url, ...this.headers(), ...headers },
      body: JSON.stringify(body),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  signIn(email: string, password: string): Promise<Response> {
    return this.post("/api/auth/sign-in/email", { email, password });
  }

  headers(): Record<string, string> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return { "x-forwarded-for": this.address, ...(cookie && { cookie }) };
  }

  #keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "" || /max-age=0\b/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

function random(below: number): number {
  return Math.floor(Math.random() * below);
}
