import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../../components/ui/popover.tsx";
import { useMay } from "../../shell/use-may.ts";
import type { CustomerDetail } from "../../trpc.ts";
import { Part } from "./part.tsx";
import { type Product, ScoreRow } from "./score-row.tsx";
import { type Picked, SourcePicker } from "./source-picker.tsx";

/** How well the customer fits each product. */
export function Scores({ customer: { id, scores } }: { readonly customer: CustomerDetail }) {
  const { may } = useMay("customers.setFitScores");
  const [open, setOpen] = useState(false);
  /** A product that is about to have a score. */
  const [begun, setBegun] = useState<Product>();
  const isScored = (product: Product) => scores.some((one) => one.product.id === product.id);

  function pick(picked: Picked | null) {
    setOpen(false);
    if (picked) setBegun({ id: Number(picked.value), name: picked.label });
  }

  return (
    <Part
      title="Fit scores"
      action={
        may && (
          <Popover open={open} onOpenChange={setOpen}>
            <PopoverTrigger asChild>
              <Button variant="ghost" size="sm">
                <Plus aria-hidden />
                Add score
              </Button>
            </PopoverTrigger>
            <PopoverContent
              aria-label="Products"
              align="end"
              className="w-[min(20rem,calc(100vw-1rem))] p-0"
              // The focus goes on to the field of the product that was picked.
              onCloseAutoFocus={(event) => begun && event.preventDefault()}
            >
              <SourcePicker
                label="Products"
                source="products"
                chosen={scores.map(({ product }) => product.id)}
                onPick={pick}
              />
            </PopoverContent>
          </Popover>
        )
      }
    >
      {scores.length === 0 && !begun && <p className="py-1.5 text-muted">No score for any product.</p>}
      <ul aria-label="Fit scores">
        {scores.map(({ product, score }) => (
          <ScoreRow
            key={product.id}
            customerId={id}
            product={product}
            score={score}
            readOnly={!may}
            start={begun?.id === product.id}
            onLeave={() => setBegun(undefined)}
          />
        ))}
        {begun && !isScored(begun) && (
          <ScoreRow
            key={begun.id}
            customerId={id}
            product={begun}
            score={null}
            readOnly={false}
            start
            onLeave={() => setBegun(undefined)}
          />
        )}
      </ul>
    </Part>
  );
}
