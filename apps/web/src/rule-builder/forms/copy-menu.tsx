import type { Rule } from "@segments/rules";
import { Braces, Copy, Terminal, Type } from "lucide-react";
import { Button } from "../../components/ui/button.tsx";
import { Menu, MenuContent, MenuItem, MenuNote, MenuTrigger } from "../../components/ui/menu.tsx";
import { copyText } from "../../customers/page/copy-text.ts";
import { problemOf } from "../../problem.ts";
import { sentenceOf } from "../../sentence.ts";
import { toast } from "../../shell/toast.ts";
import type { RuleEditor } from "../use-rule-editor.ts";
import { apiCall } from "./api-call.ts";
import type { TextForm } from "./read-form.ts";

/** The rule for a colleague, a file or a program. */
export function CopyMenu({ editor: { parsed } }: { readonly editor: RuleEditor }) {
  async function copyForm(rule: Rule, form: TextForm) {
    try {
      const { writeForm } = await import("./write-form.ts");
      await copyText(await writeForm(rule, form));
    } catch (error) {
      toast.error("It was not copied", { description: sentenceOf(problemOf(error).message) });
    }
  }
  const rule = parsed.ok ? parsed.rule : undefined;
  const act = (copy: (rule: Rule) => Promise<void>) => () => rule && void copy(rule);
  const { origin } = window.location;

  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <Button variant="ghost" size="sm">
          <Copy aria-hidden />
          Copy as
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuItem disabled={!rule} onSelect={act((one) => copyForm(one, "text"))}>
          <Type aria-hidden />
          Text
        </MenuItem>
        <MenuItem disabled={!rule} onSelect={act((one) => copyForm(one, "json"))}>
          <Braces aria-hidden />
          JSON
        </MenuItem>
        <MenuItem disabled={!rule} onSelect={act((one) => copyText(apiCall("previewRule", one, origin)))}>
          <Terminal aria-hidden />
          API call that counts it
        </MenuItem>
        <MenuItem disabled={!rule} onSelect={act((one) => copyText(apiCall("create", one, origin)))}>
          <Terminal aria-hidden />
          API call that creates a segment
        </MenuItem>
        {!rule && <MenuNote>Once the rule is complete.</MenuNote>}
      </MenuContent>
    </Menu>
  );
}
