import { FileUp, TriangleAlert } from "lucide-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { cn } from "../components/ui/cn.ts";
import { Banner } from "../components/ui/notice.tsx";
import { formatPercent } from "../format.ts";
import { ProgressBar } from "../jobs/progress-bar.tsx";
import { problemOf } from "../problem.ts";
import { UploadRefused, uploadFile } from "./upload-file.ts";

interface Sending {
  readonly name: string;
  readonly share: number;
}

/** The first step: a file is picked or dropped, and sent. */
export function ChooseFile({ onSent }: { readonly onSent: (fileId: number) => void }) {
  const [sending, setSending] = useState<Sending>();
  const [problem, setProblem] = useState<string>();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const upload = useRef<AbortController>(undefined);
  useEffect(() => () => upload.current?.abort(), []);

  async function send(file: File | undefined) {
    if (!file || sending) return;
    const abort = new AbortController();
    upload.current = abort;
    setProblem(undefined);
    setSending({ name: file.name, share: 0 });
    try {
      const onProgress = (share: number) => setSending({ name: file.name, share });
      const id = await uploadFile(file, { onProgress, signal: abort.signal });
      onSent(id);
    } catch (error) {
      if (abort.signal.aborted) return;
      setProblem(error instanceof UploadRefused ? error.message : problemOf(error).message);
      setSending(undefined);
    }
  }

  function cancel() {
    upload.current?.abort();
    setSending(undefined);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  }

  return (
    <div className="flex max-w-2xl flex-col gap-4">
      {problem && (
        <Banner tone="danger" icon={TriangleAlert}>
          The file was not taken. {problem}
        </Banner>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what can be dropped can also be picked with the button in it */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "flex flex-col items-center gap-3 rounded-xl border border-dashed border-line-strong px-6 py-12 text-center transition-colors duration-120",
          over && "border-accent bg-accent-soft",
        )}
      >
        {sending ? (
          <div className="flex w-full max-w-sm flex-col gap-2">
            <p className="truncate text-sm font-medium" title={sending.name}>
              {sending.name}
            </p>
            <ProgressBar
              label={`Sending ${sending.name}`}
              done={Math.round(sending.share * 1000)}
              total={1000}
            />
            <div className="flex items-center justify-between text-xs text-muted">
              <span className="numeric">
                {sending.share < 1 ? formatPercent(sending.share) : "Looking into the file…"}
              </span>
              <Button size="sm" variant="ghost" onClick={cancel}>
                Cancel
              </Button>
            </div>
          </div>
        ) : (
          <>
            <FileUp aria-hidden className="size-6 text-muted" strokeWidth={1.5} />
            <div>
              <p className="text-sm font-medium">Drop a CSV file here</p>
              <p className="mt-0.5 text-sm text-muted">
                With a row of column names first. At most 150 MB; from Excel, save as “CSV UTF-8”.
              </p>
            </div>
            <Button variant="primary" onClick={() => input.current?.click()}>
              Choose a file
            </Button>
          </>
        )}
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-label="CSV file"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
      <p className="text-sm text-muted">
        Nothing is changed yet: next you see which column is what, then what would happen to each row.
      </p>
    </div>
  );
}
