import { useMutation, useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Banner } from "../components/ui/notice.tsx";
import { Select } from "../components/ui/select.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { countOf, formatNumber } from "../format.ts";
import { problemOf } from "../problem.ts";
import { ErrorState } from "../shell/error-state.tsx";
import { ALONE, type ImportInspection, type Job, trpc } from "../trpc.ts";
import { ColumnTable } from "./column-table.tsx";
import { ImportOptionsForm } from "./import-options-form.tsx";
import { defaultOptions, delimiterLabels, encodingLabels, type ImportOptions } from "./import-words.ts";

type Target = ImportInspection["columns"][number]["target"];
type Format = Pick<ImportInspection, "encoding" | "delimiter">;

interface MapColumnsProps {
  readonly fileId: number;
  readonly onChecked: (check: Job) => void;
  readonly onOther: () => void;
}

/** The second step: how the file is read, what each column is, and what the import may do. */
export function MapColumns({ fileId, onChecked, onOther }: MapColumnsProps) {
  const [format, setFormat] = useState<Partial<Format>>({});
  const inspection = useQuery(
    trpc.imports.inspect.queryOptions(
      { fileId, ...format },
      { ...ALONE, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  if (inspection.isError) {
    const { reason, message } = problemOf(inspection.error);
    if (reason !== "INVALID" && reason !== "NOT_FOUND") {
      return (
        <ErrorState
          title="The file could not be looked into"
          error={inspection.error}
          onRetry={() => void inspection.refetch()}
        />
      );
    }
    return (
      <div className="max-w-2xl">
        <Banner
          tone="danger"
          icon={TriangleAlert}
          action={<Button onClick={onOther}>Choose another file</Button>}
        >
          {reason === "NOT_FOUND" ? "The file is no longer kept. Send it again." : message}
        </Banner>
      </div>
    );
  }
  if (!inspection.data) {
    return (
      <div role="status" aria-label="Looking into the file" className="flex max-w-3xl flex-col gap-3">
        <Skeleton className="h-5 w-72" />
        <Skeleton className="h-64 w-full" />
      </div>
    );
  }
  const { encoding, delimiter } = inspection.data;
  return (
    <Mapping
      key={`${encoding} ${delimiter}`}
      inspection={inspection.data}
      onFormat={(change) => setFormat({ encoding, delimiter, ...change })}
      onChecked={onChecked}
      onOther={onOther}
    />
  );
}

interface MappingProps extends Omit<MapColumnsProps, "fileId"> {
  readonly inspection: ImportInspection;
  readonly onFormat: (change: Partial<Format>) => void;
}

function Mapping({ inspection, onFormat, onChecked, onOther }: MappingProps) {
  const { file, columns, encoding, delimiter, rows, unreadable } = inspection;
  const [targets, setTargets] = useState<readonly Target[]>(columns.map(({ target }) => target));
  const [options, setOptions] = useState<ImportOptions>(defaultOptions);
  const check = useMutation(trpc.imports.check.mutationOptions({ onSuccess: onChecked }));
  const mapped = columns.flatMap(({ name }, index) => {
    const target = targets[index];
    return target ? [{ name, target }] : [];
  });

  return (
    <form
      className="flex max-w-4xl flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        check.mutate({ fileId: file.id, encoding, delimiter, columns: mapped, options });
      }}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <span className="min-w-0 truncate font-medium" title={file.name}>
          {file.name}
        </span>
        <span className="numeric text-muted">about {countOf(rows, "row")}</span>
        <Button size="sm" variant="ghost" onClick={onOther}>
          Another file
        </Button>
        <div className="ml-auto flex flex-wrap gap-2">
          <Select
            label="Encoding"
            value={encoding}
            onChange={(next) => onFormat({ encoding: next })}
            choices={choicesOf(encodingLabels)}
          />
          <Select
            label="Delimiter"
            value={delimiter}
            onChange={(next) => onFormat({ delimiter: next })}
            choices={choicesOf(delimiterLabels)}
          />
        </div>
      </div>
      {unreadable > 0 && (
        <Banner tone="warning" icon={TriangleAlert}>
          {formatNumber(unreadable)} {unreadable === 1 ? "character is" : "characters are"} no text in this
          encoding. If names look wrong below, pick another one.
        </Banner>
      )}
      <ColumnTable
        inspection={inspection}
        targets={targets}
        onTarget={(index, target) =>
          setTargets((last) => last.map((one, place) => (place === index ? target : one)))
        }
      />
      <ImportOptionsForm options={options} onChange={setOptions} />
      {check.isError && (
        <Banner tone="danger" icon={TriangleAlert}>
          {problemOf(check.error).message}
        </Banner>
      )}
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" disabled={check.isPending || mapped.length === 0}>
          {check.isPending ? "Starting…" : "Check the rows"}
        </Button>
        <p className="text-sm text-muted">
          {mapped.length === 0 ? "Say of at least one column what it is." : "Nothing is changed by checking."}
        </p>
      </div>
    </form>
  );
}

function choicesOf<Value extends string>(labels: Readonly<Record<Value, string>>) {
  return (Object.entries(labels) as [Value, string][]).map(([value, label]) => ({ value, label }));
}
