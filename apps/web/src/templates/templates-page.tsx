import { Link } from "@tanstack/react-router";
import { Button } from "../components/ui/button.tsx";
import { NotAllowed } from "../shell/not-allowed.tsx";
import { Page } from "../shell/page.tsx";
import { useMay } from "../shell/use-may.ts";
import { useTitle } from "../shell/use-title.ts";
import type { Template } from "./template.ts";
import { templateGroups } from "./templates.ts";

/** Rules to begin from; each opens as a filled builder, with the count that it has here. */
export function TemplatesPage() {
  useTitle("Templates");
  const { why } = useMay("segments.create");
  if (why !== undefined) return <NotAllowed title="Templates" why={why} />;
  return (
    <Page
      title="Templates"
      subtitle="Rules to begin from. Each opens in the builder, where it shows who matches before anything is saved."
      actions={
        <Button asChild variant="ghost">
          <Link to="/crm/segments/new">Start from nothing</Link>
        </Button>
      }
    >
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-16 md:px-6">
        {templateGroups.map(({ title, templates }) => (
          <section key={title} aria-label={title} className="mb-7">
            <h2 className="mb-2.5 text-sm font-semibold">{title}</h2>
            <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
              {templates.map((template) => (
                <Card key={template.id} template={template} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}

function Card({ template: { id, name, description, sentence } }: { readonly template: Template }) {
  return (
    <li className="relative flex flex-col rounded-lg border p-3.5 transition-colors duration-120 hover:border-line-strong hover:bg-hover/60 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent-text">
      <Link
        to="/crm/segments/new"
        search={{ template: id }}
        className="font-medium after:absolute after:inset-0 focus-visible:outline-none"
      >
        {name}
      </Link>
      <p className="mt-0.5 flex-1 text-text/85">{description}</p>
      <p className="mt-2.5 text-xs text-muted">{sentence}</p>
    </li>
  );
}
