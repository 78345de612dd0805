import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A message as it came over the wire. */
export interface Call {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Its webhook-id. */
  readonly id: string;
  readonly message: Message;
}

export interface Message {
  readonly type: string;
  readonly timestamp: string;
  readonly data: {
    readonly segment?: { readonly id: number; readonly name: string };
    readonly customers?: readonly { id: number; seq: number; at: string; cause: string }[];
    readonly size?: number;
  };
}

export type AnswerCall = (response: ServerResponse, call: Call) => unknown;

const received: AnswerCall = (response) => response.writeHead(204).end();

/** A real HTTP server that messages are sent to, and that answers as a test wants. */
export interface Receiver {
  readonly url: string;
  /** In the order in which they arrived. */
  readonly calls: Call[];
  answer: AnswerCall;
  stop(): Promise<void>;
}

export async function startReceiver(answer: AnswerCall = received): Promise<Receiver> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const text = Buffer.concat(parts).toString();
    const { url: path = "", headers } = request;
    const call = { path, headers, text, id: String(headers["webhook-id"]), message: JSON.parse(text) };
    calls.push(call);
    await receiver.answer(response, call);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls,
    answer,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

/** What was told, message by message: "joined 7: 1 2". */
export function told(calls: readonly Call[]): string[] {
  return calls.map(({ message: { type, data } }) => {
    const ids = data.customers?.map(({ id }) => id).join(" ") ?? "";
    return `${type.replace("segment.", "")} ${data.segment?.id ?? ""}: ${ids}`;
  });
}
