import { expect, onTestFinished, test } from "vitest";
import { asPerson, csvOf, generous } from "../support/imports.ts";
import { finished } from "../support/jobs.ts";
import { startProcess } from "../support/process.ts";
import { startTestServer } from "../support/server.ts";
import { World } from "../support/world.ts";

test("what is begun twice at once is one import; once it has ended it can be begun again", async () => {
  const server = await startTestServer();
  onTestFinished(server.stop);
  const world = await World.create(server);
  const { client, importer } = await asPerson(server, world);
  // Nothing is done until another process comes.
  await server.app.jobs.stop();
  const request = await importer.request(
    csvOf([
      ["Name", "Email"],
      ["Ann", "ann@example.com"],
    ]),
    { options: generous },
  );
  for (const procedure of [client.imports.check, client.imports.start]) {
    const begun = await Promise.all([1, 2, 3].map(() => procedure.mutate(request)));
    expect(new Set(begun.map(({ id }) => id)).size).toBe(1);
  }
  const [{ id: first } = { id: 0 }] = (await client.jobs.list.query({})).jobs;
  const other = await client.imports.start.mutate({ ...request, options: { ...generous, clearEmpty: true } });
  expect(other.id).not.toBe(first);
  const { entries } = await client.audit.list.query({});
  expect(entries.filter(({ action }) => action === "customers.import").length).toBe(2);

  const worker = startProcess(server.databaseUrl);
  onTestFinished(() => void worker.kill("SIGKILL"));
  await finished(client, first);
  const again = await client.imports.start.mutate(request);
  expect(again.id).not.toBe(first);
  await finished(client, again.id);
  expect(await client.imports.get.query({ id: again.id })).toMatchObject({
    job: { changed: 0, unchanged: 1 },
  });
});
