import type { Database } from "@segments/db";

export interface Held {
  letGo(): Promise<void>;
}

/** Holds a customer fast, so that whatever is about to change it waits until it is let go. */
export async function holdCustomer({ prisma }: Database, orgId: number, id: number): Promise<Held> {
  let release = () => {};
  const free = new Promise<void>((resolve) => {
    release = resolve;
  });
  let over: Promise<void> = free;
  await new Promise<void>((caught, failed) => {
    over = prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw`select 1 from customer where org_id = ${orgId} and id = ${id} for update`;
        caught();
        await free;
      },
      { timeout: 60_000 },
    );
    over.catch(failed);
  });
  return {
    async letGo() {
      release();
      await over;
    },
  };
}
