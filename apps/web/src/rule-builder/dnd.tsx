import {
  type CollisionDetection,
  DndContext,
  type DndContextProps,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { createDndKitAdapter } from "@react-querybuilder/dnd/dnd-kit";
import { memo } from "react";
import { DragGhost } from "./drag-ghost.tsx";

/** pixels beyond which a drop goes nowhere */
const REACH = 120;

/** The gap nearest to the pointer. Being beside counts less than being above or below, so that a group can be passed. */
const nearestGap: CollisionDetection = ({ pointerCoordinates, droppableContainers, droppableRects }) => {
  if (!pointerCoordinates) return [];
  const { x, y } = pointerCoordinates;
  const near = droppableContainers.flatMap(({ id, data }) => {
    const rect = droppableRects.get(id);
    if (!rect || data.current?.type !== "inlineCombinator") return [];
    const beside = Math.max(rect.left - x, 0, x - rect.right);
    const distance = Math.abs(y - (rect.top + rect.height / 2)) + beside / 4;
    return distance <= REACH ? [{ id, data: { value: distance } }] : [];
  });
  return near.sort((a, b) => a.data.value - b.data.value).slice(0, 1);
};

const silent = {
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
  screenReaderInstructions: { draggable: "" },
};

/** Dragging by mouse, pen and finger. The keyboard has moves of its own, which say where they lead. */
const PointerDndContext = memo(function PointerDndContext({ children, ...props }: DndContextProps) {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  return (
    <DndContext {...props} sensors={sensors} collisionDetection={nearestGap} accessibility={silent}>
      {children}
      <DragOverlay dropAnimation={null}>
        <DragGhost />
      </DragOverlay>
    </DndContext>
  );
});

export const dnd = createDndKitAdapter({
  DndContext: PointerDndContext,
  useDraggable,
  useDroppable,
  PointerSensor,
  KeyboardSensor,
  useSensor,
  useSensors,
});

/** Held while dragging, this key copies. Grouping by a key is left out: the other key does nothing. */
export const copyKey = "alt";
export const groupKey = "none";
