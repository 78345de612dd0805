import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ChevronLeft, SearchX, Send } from "lucide-react";
import { Fragment, Suspense } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/notice.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { problemOf } from "../../problem.ts";
import { isId } from "../../search-params.ts";
import { ErrorState } from "../../shell/error-state.tsx";
import { lazyPart } from "../../shell/lazy-part.tsx";
import { useTitle } from "../../shell/use-title.ts";
import { trpc, type WebhookEndpoint } from "../../trpc.ts";
import { AdminOnly } from "../admin-only.tsx";
import { Deliveries } from "./deliveries.tsx";
import { EndpointFacts } from "./endpoint-facts.tsx";
import { EndpointMenu } from "./endpoint-menu.tsx";
import { EndpointStatus } from "./endpoint-status.tsx";
import { EndpointTroubles } from "./endpoint-troubles.tsx";
import { HowToVerify } from "./how-to-verify.tsx";
import { useEndpointActions } from "./use-endpoint-actions.ts";
import type { WebhookSearch } from "./webhook-search.ts";
import { shortUrl } from "./webhook-words.ts";

const DeliverySheet = lazyPart(async () => ({
  default: (await import("./delivery-sheet.tsx")).DeliverySheet,
}));

interface EndpointPageProps {
  readonly id: number;
  readonly search: WebhookSearch;
  readonly onSearch: (change: Partial<WebhookSearch>) => void;
}

export function EndpointPage(props: EndpointPageProps) {
  return (
    <AdminOnly verb="webhooks.get" what="Webhooks">
      <Endpoint {...props} />
    </AdminOnly>
  );
}

function Endpoint({ id, search, onSearch }: EndpointPageProps) {
  const valid = isId(id);
  const query = useQuery({
    ...trpc.webhooks.get.queryOptions({ id }),
    enabled: valid,
    refetchInterval: 5_000,
  });
  useTitle(query.data ? shortUrl(query.data.url).slice(0, 80) : "Webhooks");
  if (!valid || (query.isError && problemOf(query.error).reason === "NOT_FOUND")) return <Gone />;
  if (query.data) return <Loaded endpoint={query.data} search={search} onSearch={onSearch} />;
  if (query.isError)
    return (
      <ErrorState
        title="The endpoint could not be loaded"
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  return <Loading />;
}

interface LoadedProps extends Omit<EndpointPageProps, "id"> {
  readonly endpoint: WebhookEndpoint;
}

function Loaded({ endpoint, search, onSearch }: LoadedProps) {
  const { id, url, description, status } = endpoint;
  const navigate = useNavigate();
  const { test, testing } = useEndpointActions(id);
  return (
    <>
      <header className="mb-5 max-w-4xl">
        <Back />
        <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
          <div className="min-w-0 flex-1 basis-64">
            <h2 className="line-clamp-3 text-base font-semibold wrap-anywhere" title={url.slice(0, 2000)}>
              {shortUrl(url)}
            </h2>
            <div className="mt-1 flex min-w-0 items-center gap-2">
              <EndpointStatus endpoint={endpoint} />
              <bdi className="truncate text-muted">{description}</bdi>
            </div>
          </div>
          <div className="flex shrink-0 gap-2">
            <Button
              disabled={testing}
              onClick={() => void test().then((made) => made && onSearch({ delivery: made.id }))}
            >
              <Send aria-hidden />
              Send test event
            </Button>
            <EndpointMenu endpoint={endpoint} onDeleted={() => void navigate({ to: "/settings/webhooks" })} />
          </div>
        </div>
      </header>
      <div className="mb-8 flex max-w-4xl flex-col gap-5">
        <EndpointTroubles endpoint={endpoint} />
        <EndpointFacts endpoint={endpoint} />
      </div>
      <Deliveries endpoint={endpoint} search={search} onSearch={onSearch} />
      <HowToVerify />
      <Suspense>
        {search.delivery !== undefined && (
          <DeliverySheet
            id={search.delivery}
            receives={status === "active"}
            onClose={() => onSearch({ delivery: undefined })}
          />
        )}
      </Suspense>
    </>
  );
}

function Back() {
  return (
    <Link
      to="/settings/webhooks"
      className="mb-2 -ml-1 inline-flex items-center gap-0.5 rounded-sm text-sm text-muted hover:text-text"
    >
      <ChevronLeft aria-hidden className="size-4" />
      Webhooks
    </Link>
  );
}

function Loading() {
  return (
    <div className="max-w-4xl">
      <Back />
      <div>
        <Skeleton className="h-4 w-72 max-w-full" />
      </div>
      <Skeleton className="mt-3 w-40" />
      <div className="mt-8 grid max-w-2xl grid-cols-[96px_1fr] gap-x-5 gap-y-3">
        {[200, 120, 160].map((width) => (
          <Fragment key={width}>
            <Skeleton className="w-16" />
            <span style={{ width }}>
              <Skeleton className="w-full" />
            </span>
          </Fragment>
        ))}
      </div>
    </div>
  );
}

function Gone() {
  useTitle("Not found");
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such endpoint"
      action={
        <Button asChild>
          <Link to="/settings/webhooks">All webhooks</Link>
        </Button>
      }
    >
      It was deleted, or it belongs to another organization.
    </EmptyState>
  );
}
