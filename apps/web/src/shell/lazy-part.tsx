import { TriangleAlert } from "lucide-react";
import { Component, type ComponentProps, type ComponentType, lazy, type ReactNode, useState } from "react";
import { Button } from "../components/ui/button.tsx";

// biome-ignore lint/suspicious/noExplicitAny: as in React's own type of lazy
type AnyComponent = ComponentType<any>;

/**
 * As React's lazy; but where the part can't be fetched (no connection, or a newer version was put out meanwhile) or breaks,
 * a note says so and all the rest of the page stays as it is, with what was typed. `fetchAhead` has it there at once later.
 */
export function lazyPart<Part extends AnyComponent>(load: () => Promise<{ default: Part }>) {
  let fetched: Part | undefined;
  const fetchPart = async () => {
    const part = await load();
    fetched = part.default;
    return part;
  };
  let latest = lazy(fetchPart);

  function LazyPart(props: ComponentProps<Part>) {
    const [Current, setCurrent] = useState<AnyComponent>(() => fetched ?? latest);
    const { onClose } = props as { onClose?: () => void };
    return (
      <PartBoundary
        onBroken={() => {
          latest = lazy(fetchPart);
        }}
        onRetry={() => setCurrent(() => latest)}
        onClose={onClose}
      >
        <Current {...props} />
      </PartBoundary>
    );
  }

  LazyPart.fetchAhead = async (): Promise<void> => {
    await fetchPart().catch(() => {});
  };
  return LazyPart;
}

interface BoundaryProps {
  readonly onBroken: () => void;
  readonly onRetry: () => void;
  readonly onClose: (() => void) | undefined;
  readonly children: ReactNode;
}

class PartBoundary extends Component<BoundaryProps, { readonly broken: boolean; readonly closed: boolean }> {
  override state = { broken: false, closed: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch() {
    this.props.onBroken();
  }

  override render() {
    const { broken, closed } = this.state;
    if (!broken) return this.props.children;
    if (closed) return null;
    return (
      <BrokenPart
        onRetry={() => {
          this.setState({ broken: false });
          this.props.onRetry();
        }}
        onClose={() => {
          this.setState({ closed: true });
          this.props.onClose?.();
        }}
      />
    );
  }
}

/** It can't be a toast: what shows those may itself be what is missing. */
function BrokenPart({ onRetry, onClose }: { readonly onRetry: () => void; readonly onClose: () => void }) {
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-4 z-50 flex justify-center px-4">
      <div
        role="alert"
        className="pointer-events-auto flex max-w-xl animate-rise flex-wrap items-center gap-x-3 gap-y-2 rounded-xl border bg-raised py-2.5 pr-2.5 pl-4 text-sm shadow-float"
      >
        <TriangleAlert aria-hidden className="size-4 shrink-0 text-danger" />
        <span className="min-w-48 flex-1">
          This part of the page could not be loaded. What you have typed is kept: check the connection, then
          try again or reload the page.
        </span>
        <span className="flex gap-1.5">
          <Button size="sm" variant="ghost" onClick={onClose}>
            Close
          </Button>
          <Button size="sm" onClick={() => window.location.reload()}>
            Reload
          </Button>
          <Button size="sm" variant="primary" onClick={onRetry}>
            Try again
          </Button>
        </span>
      </div>
    </div>
  );
}
