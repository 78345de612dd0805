import { connect, createServer, type Server, type Socket } from "node:net";

/** A way to a database that can be interrupted. */
export class Line {
  /** How many connections were asked for. */
  asked = 0;
  #refuses = false;
  readonly #databaseUrl: string;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  private constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
    const { hostname, port } = new URL(databaseUrl);
    this.#server = createServer((near) => {
      this.asked++;
      if (this.#refuses) return void near.destroy();
      const far = connect(Number(port || 5432), hostname);
      near.pipe(far).pipe(near);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one);
        one.on("error", () => {});
        one.on("close", () => other.destroy());
      }
    });
  }

  static async open(databaseUrl: string): Promise<Line> {
    const line = new Line(databaseUrl);
    await new Promise<void>((resolve) => line.#server.listen(0, "127.0.0.1", resolve));
    return line;
  }

  /** The database by this way. */
  get url(): string {
    const url = new URL(this.#databaseUrl);
    const address = this.#server.address();
    url.host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    return url.href;
  }

  /** Nothing passes any more on the connections that there are, without a word to either end. */
  fallSilent(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  refuse(refuses: boolean): void {
    this.#refuses = refuses;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
