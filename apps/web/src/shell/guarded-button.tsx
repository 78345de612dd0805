import { type ComponentProps, cloneElement, isValidElement } from "react";
import { Button } from "../components/ui/button.tsx";
import { Tooltip } from "../components/ui/tooltip.tsx";
import type { ProcedurePath } from "../trpc.ts";
import { toast } from "./toast.ts";
import { useMay } from "./use-may.ts";

interface GuardedButtonProps extends ComponentProps<typeof Button> {
  readonly verb: ProcedurePath;
}

/** A button, or a link like one, for what takes a role. Who has another is told why on hover, on focus and on a tap. */
export function GuardedButton({ verb, children, ...props }: GuardedButtonProps) {
  const { why } = useMay(verb);
  if (why === undefined) return <Button {...props}>{children}</Button>;
  return (
    <Tooltip text={why}>
      <Button {...props} aria-disabled onClick={() => toast.error(why)}>
        {props.asChild && isValidElement<{ disabled?: boolean; tabIndex?: number }>(children)
          ? cloneElement(children, { disabled: true, tabIndex: 0 })
          : children}
      </Button>
    </Tooltip>
  );
}
