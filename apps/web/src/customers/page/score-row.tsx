import { X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { readNumber } from "../../rule-builder/editors/number-input.tsx";
import { type CustomerDetail, client } from "../../trpc.ts";
import { labelled } from "./detail-row.tsx";
import { Refused } from "./refused.tsx";
import { useCustomerEdits } from "./use-customer-edits.ts";

export interface Product {
  readonly id: number;
  readonly name: string;
}

interface ScoreRowProps {
  readonly customerId: number;
  readonly product: Product;
  /** null where it is about to be set. */
  readonly score: number | null;
  readonly readOnly: boolean;
  /** Takes the focus. */
  readonly start: boolean;
  readonly onLeave: () => void;
}

/** A product and its score, a number to type over. */
export function ScoreRow({ customerId, product, score, readOnly, start, onLeave }: ScoreRowProps) {
  const { edit, problem, clear } = useCustomerEdits(customerId);
  /** What is typed; undefined while nothing is. */
  const [text, setText] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (start) input.current?.focus();
  }, [start]);

  function rest() {
    setText(undefined);
    setWrong(false);
    onLeave();
  }

  function save() {
    if (text === undefined) return onLeave();
    const next = text.trim() === "" ? null : readNumber(text);
    if (next === null && text.trim() !== "") return setWrong(true);
    rest();
    if (next !== score) set(next);
  }

  function set(next: number | null) {
    void edit({
      expect: (seen) => withScore(seen, product, next),
      send: () => send(customerId, product, next),
      said:
        next === null ? `The score for ${product.name} was taken away` : `Scored ${next} for ${product.name}`,
      undo: {
        still: ({ scores }) => (scores.find((one) => one.product.id === product.id)?.score ?? null) === next,
        expect: (seen) => withScore(seen, product, score),
        send: () => send(customerId, product, score),
      },
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") save();
    if (event.key !== "Escape") return;
    clear();
    rest();
  }

  return (
    <li className="group/score">
      <div className={`${labelled} min-h-8 items-center`}>
        <bdi className="py-1.5 text-muted wrap-anywhere">{product.name.slice(0, 120)}</bdi>
        {readOnly ? (
          <span className="numeric">{score}</span>
        ) : (
          <div className="flex items-center gap-1">
            <input
              ref={input}
              inputMode="decimal"
              aria-label={`Fit score for ${product.name.slice(0, 80)}`}
              aria-invalid={wrong || problem !== undefined}
              placeholder="Score"
              maxLength={20}
              value={text ?? (score === null ? "" : String(score))}
              onFocus={(event) => event.target.select()}
              onChange={(event) => {
                clear();
                setWrong(false);
                setText(event.target.value);
              }}
              onKeyDown={onKeyDown}
              onBlur={save}
              className="numeric -ml-2 h-7 w-24 rounded-md border border-transparent bg-transparent px-[7px] transition-colors duration-120 group-hover/score:border-line-strong hover:border-line-strong focus-visible:border-accent focus-visible:bg-background focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger"
            />
            <Button
              variant="ghost"
              size="iconSm"
              disabled={score === null}
              aria-label={`Take the score for ${product.name.slice(0, 80)} away`}
              className="touch:opacity-100 md:opacity-0 md:group-hover/score:opacity-100 md:focus-visible:opacity-100"
              onClick={() => set(null)}
            >
              <X aria-hidden />
            </Button>
          </div>
        )}
      </div>
      <Refused problem={wrong ? "A score is a number, such as 72 or 7.5." : problem} />
    </li>
  );
}

function withScore(customer: CustomerDetail, product: Product, score: number | null): CustomerDetail {
  const { scores } = customer;
  if (score === null) return { ...customer, scores: scores.filter((one) => one.product.id !== product.id) };
  return scores.some((one) => one.product.id === product.id)
    ? { ...customer, scores: scores.map((one) => (one.product.id === product.id ? { ...one, score } : one)) }
    : { ...customer, scores: [...scores, { product, score }] };
}

async function send(customerId: number, product: Product, score: number | null): Promise<boolean> {
  const scores = [{ customerId, score }];
  return (await client.customers.setFitScores.mutate({ productId: product.id, scores })).changed > 0;
}
