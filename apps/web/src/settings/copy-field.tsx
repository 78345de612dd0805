import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { useAnnounce } from "../components/ui/announcer.tsx";
import { Button } from "../components/ui/button.tsx";
import { Input } from "../components/ui/input.tsx";

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
}

/** A text to take away. */
export function CopyField({ label, value }: CopyFieldProps) {
  const [copied, setCopied] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const announce = useAnnounce();

  async function copy() {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
      announce("Copied");
    } catch {
      announce("It is selected: copy it with the keyboard");
    }
  }

  return (
    <div className="flex gap-2">
      <Input
        ref={input}
        readOnly
        aria-label={label}
        value={value}
        onFocus={(event) => event.target.select()}
        className="flex-1 font-mono text-xs"
      />
      <Button variant="primary" onClick={() => void copy()} className="w-24">
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
        {copied ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
