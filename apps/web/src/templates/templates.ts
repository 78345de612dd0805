import { manualTemplates } from "./manual-templates.ts";
import { operatorTemplates } from "./operator-templates.ts";
import type { Template } from "./template.ts";

/** What a segment can begin from, in groups. */
export const templateGroups = [
  { title: "From the manual", templates: manualTemplates },
  { title: "What operators ask for", templates: operatorTemplates },
] as const;

const byId = new Map<string, Template>(
  templateGroups.flatMap(({ templates }) => templates.map((template) => [template.id, template] as const)),
);

export function templateOf(id: string | undefined): Template | undefined {
  return id === undefined ? undefined : byId.get(id);
}
