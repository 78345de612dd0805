import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { Input } from "../../components/ui/input.tsx";
import { useMay } from "../../shell/use-may.ts";
import { type CustomerDetail, client } from "../../trpc.ts";
import { Refused } from "./refused.tsx";
import { useCustomerEdits } from "./use-customer-edits.ts";

/** The customer's name; a click makes it a field. Enter or leaving saves, Escape does not. */
export function NameField({ customer: { id, name } }: { readonly customer: CustomerDetail }) {
  const { edit, problem, clear } = useCustomerEdits(id);
  const { may } = useMay("customers.rename");
  /** What is typed; undefined while nothing is. */
  const [text, setText] = useState<string>();
  /** Leaving the field saves only what is neither being saved nor given up. */
  const settled = useRef(false);
  const button = useRef<HTMLButtonElement>(null);

  function open() {
    settled.current = false;
    setText(name);
  }

  function close() {
    settled.current = true;
    setText(undefined);
    // Where the field was, so that the keyboard goes on from there.
    requestAnimationFrame(() => button.current?.focus({ preventScroll: true }));
  }

  async function save() {
    const next = text?.trim();
    if (next === undefined || settled.current) return;
    if (next === name.trim()) return close();
    settled.current = true;
    const rename = async (to: string) => {
      await client.customers.rename.mutate({ id, name: to });
      return true;
    };
    const done = await edit({
      expect: (seen) => ({ ...seen, name: next || seen.name }),
      send: () => rename(next),
      said: "Renamed",
      undo: {
        still: (seen) => seen.name === next,
        expect: (seen) => ({ ...seen, name }),
        send: () => rename(name),
      },
    });
    if (done) close();
    else settled.current = false;
  }

  if (!may) return <span dir="auto">{name}</span>;
  if (text === undefined) {
    return (
      <button
        ref={button}
        type="button"
        dir="auto"
        title="Rename"
        onClick={open}
        className="-mx-2 -my-0.5 line-clamp-3 max-w-full rounded-md px-2 py-0.5 text-left wrap-anywhere transition-colors duration-120 hover:bg-hover focus-visible:-outline-offset-2"
      >
        {name}
      </button>
    );
  }
  return (
    <form
      className="-mx-2 max-w-2xl"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <Input
        aria-label="Name"
        dir="auto"
        autoFocus
        maxLength={1000}
        value={text}
        aria-invalid={problem !== undefined}
        className="-my-0.5 h-7 px-[7px] text-lg font-semibold tracking-tight"
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          clear();
          setText(event.target.value);
        }}
        onBlur={() => void save()}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== "Escape") return;
          clear();
          close();
        }}
      />
      {problem !== undefined && (
        <div className="px-2 pt-2 font-normal tracking-normal">
          <Refused problem={problem} />
        </div>
      )}
    </form>
  );
}
