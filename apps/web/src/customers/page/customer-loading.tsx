import { Skeleton } from "../../components/ui/skeleton.tsx";
import { Page } from "../../shell/page.tsx";
import { labelled } from "./detail-row.tsx";
import { besides, pageGrid } from "./page-grid.ts";
import { SegmentsLoading } from "./segments-loading.tsx";

/** Grey shapes where the customer will stand. */
export function CustomerLoading() {
  return (
    <Page title={<Skeleton className="h-5 w-56" />} subtitle={<Skeleton className="w-72" />}>
      <div className={pageGrid}>
        <div className="min-w-0 max-w-3xl">
          {[112, 88, 72, 96, 180, 84, 120].map((width) => (
            <div key={width} className={`${labelled} h-8 items-center`}>
              <Skeleton className="w-16" />
              <span style={{ width }}>
                <Skeleton className="w-full" />
              </span>
            </div>
          ))}
        </div>
        <div className={besides}>
          <SegmentsLoading />
        </div>
      </div>
    </Page>
  );
}
