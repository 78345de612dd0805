import { Section } from "../section.tsx";
import { CodeBlock } from "./code-block.tsx";

const snippet = `import { Webhook } from "standardwebhooks"; // also for Python, Go, Ruby, PHP, Java, C#, Rust

const webhook = new Webhook(process.env.SEGMENTS_WEBHOOK_SECRET); // whsec_…

app.post("/segments", express.raw({ type: "application/json" }), (request, response) => {
  const { type, data } = webhook.verify(request.body, request.headers); // throws unless it is ours
  const id = request.headers["webhook-id"]; // the same each time a message is sent: skip what you have had
  response.sendStatus(204); // answer first, within 15 seconds, then work
});`;

/** What a receiver does, for who writes it. */
export function HowToVerify() {
  return (
    <Section
      title="How to verify"
      subtitle={
        <>
          Messages are signed as{" "}
          <a
            href="https://www.standardwebhooks.com"
            target="_blank"
            rel="noreferrer"
            className="underline underline-offset-2 hover:text-text"
          >
            Standard Webhooks
          </a>{" "}
          has it. Verify the body as it came, before it is parsed.
        </>
      }
    >
      <CodeBlock label="A receiver in Node">{snippet}</CodeBlock>
    </Section>
  );
}
