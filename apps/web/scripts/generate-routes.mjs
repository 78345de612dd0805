// Writes src/routeTree.gen.ts without a build, for the type check. Vite's plugin does the same while it builds.
import { Generator, getConfig } from "@tanstack/router-generator";

const root = new URL("..", import.meta.url).pathname;
await new Generator({ config: getConfig({}, root), root }).run();
