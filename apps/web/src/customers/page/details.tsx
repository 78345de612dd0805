import { formatDay, formatInstant } from "../../format.ts";
import { Ago } from "../../shell/ago.tsx";
import { useTimeZone } from "../../shell/use-session.ts";
import type { CustomerDetail } from "../../trpc.ts";
import { AttributeField } from "./attribute-field.tsx";
import { attributes } from "./attributes.ts";
import { DetailRow, plainValue } from "./detail-row.tsx";
import { TagsField } from "./tags-field.tsx";

/** What a customer is, row by row. */
export function Details({ customer }: { readonly customer: CustomerDetail }) {
  const timeZone = useTimeZone();
  const { owner, createdAt, lastInboundAt } = customer;
  return (
    <dl aria-label="Details" className="mb-7">
      {attributes.map((attribute) => (
        <AttributeField
          key={attribute.label}
          customer={customer}
          attribute={attribute}
          end={
            attribute.source === "users" &&
            owner?.left && <span className="text-muted">(has left the organization)</span>
          }
        />
      ))}
      <TagsField customer={customer} />
      <DetailRow label="Created">
        <time dateTime={createdAt} title={formatInstant(createdAt, timeZone)} className={plainValue}>
          {formatDay(createdAt, timeZone)}
        </time>
      </DetailRow>
      <DetailRow label="Last inbound">
        <span className={plainValue}>
          {lastInboundAt ? (
            <>
              {formatDay(lastInboundAt, timeZone)}
              <span className="text-muted">
                {" · "}
                <Ago iso={lastInboundAt} />
              </span>
            </>
          ) : (
            "Never"
          )}
        </span>
      </DetailRow>
    </dl>
  );
}
