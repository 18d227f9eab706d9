import type { FilePreview } from "./check-file.ts";
import type { TransferRate } from "./transfer-rate.ts";

/** How far the bytes are. */
export type Transfer = {
  readonly sent: number;
  /** Bytes that had arrived in an earlier try; 0 for a fresh upload. */
  readonly resumedFrom: number;
  readonly rate?: TransferRate | undefined;
  /** The connection was lost and is being tried again. */
  readonly retrying?: boolean;
};

/** What an upload is at; every phase after `checking` still shows the chosen file and what is known of it. */
export type UploadState =
  | { readonly phase: "empty" }
  | { readonly phase: "checking"; readonly file: File }
  /** Not sent at all or turned down by the server: another file must be chosen. */
  | { readonly phase: "refused"; readonly file: File; readonly message: string }
  | (Chosen & { readonly phase: "sending" | "paused" | "finishing" })
  /** The connection stayed away or the server failed: can be gone on with. */
  | (Chosen & { readonly phase: "interrupted"; readonly message: string })
  | (Chosen & { readonly phase: "done"; readonly id: string });

type Chosen = { readonly file: File; readonly preview: FilePreview; readonly transfer: Transfer };

/** `0.43` of the file has arrived or is on its way. */
export function fractionOf({ file, transfer }: Pick<Chosen, "file" | "transfer">): number {
  return Math.min(1, transfer.sent / file.size);
}
