import { procedures } from "@segments/api/procedures";

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Calls a procedure over HTTP, without the types that would keep a wrong call from being made; of a subscription, the first that it says. */
export async function call(
  url: string,
  path: string,
  input: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  if (procedures.some((one) => one.path === path && one.type === "subscription")) {
    return firstEvent(
      await fetch(`${url}/trpc/${path}`, { headers: { accept: "text/event-stream", ...headers } }),
    );
  }
  const response = await fetch(`${url}/trpc/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    ...(input !== undefined && { body: JSON.stringify(input) }),
  });
  return { status: response.status, text: await response.text() };
}

/** What a stream says once it is connected; a refusal has its status in it. */
async function firstEvent({ body, status }: Response): Promise<Answer> {
  let text = "";
  for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    if (/(^|\n)(event: serialized-error\n)?data: \{"(jobs|message|code|error)/.test(text)) break;
  }
  return { status: Number(/"httpStatus":(\d+)/.exec(text)?.[1] ?? status), text };
}
