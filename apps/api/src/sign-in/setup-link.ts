import { randomBytes, timingSafeEqual } from "node:crypto";

/** The one-time secret with which a new installation is set up. It lives as long as the process, and works once. */
export class SetupLink {
  #secret: Buffer | undefined = randomBytes(32);

  /** Where to go; undefined once it is used. */
  path(): string | undefined {
    return this.#secret && `/setup?secret=${this.#secret.toString("base64url")}`;
  }

  opens(text: string): boolean {
    const given = Buffer.from(text, "base64url");
    return (
      this.#secret !== undefined &&
      given.length === this.#secret.length &&
      timingSafeEqual(given, this.#secret)
    );
  }

  close(): void {
    this.#secret = undefined;
  }
}
