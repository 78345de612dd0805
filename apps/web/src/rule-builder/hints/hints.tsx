import type { Preview } from "../use-preview.ts";
import { HintList } from "./hint-list.tsx";
import { useHints } from "./use-hints.ts";

interface HintsProps {
  readonly preview: Preview;
  readonly segmentId: number | undefined;
  readonly onShow: () => void;
}

/** Within the builder, whose names and tree it needs. */
export function Hints({ preview, segmentId, onShow }: HintsProps) {
  return <HintList hints={useHints(preview, segmentId)} onShow={onShow} />;
}
