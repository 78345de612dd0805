import type { FastifyInstance } from "fastify";

/** Begins to listen, and returns the address. Throws one sentence where it can't. */
export async function listen(http: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    const address = await http.listen({ host, port });
    // `localhost` may be two addresses; the name is what people know.
    const { port: chosen } = new URL(address);
    return `http://${host}:${chosen}`;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") {
      throw new Error(
        `Port ${port} is taken by another program: stop it, or start with PORT=${port + 1} npm start.`,
      );
    }
    if (code === "EACCES") throw new Error(`Port ${port} can’t be used by this user: take one above 1023.`);
    throw new Error(`The server can’t listen on ${host}:${port}: ${message}.`);
  }
}
