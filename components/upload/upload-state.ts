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

/** What an upload is at; every phase after `checking` still shows what is known of the file. */
export type UploadState =
  | { readonly phase: "checking" }
  /** Not sent at all or turned down by the server: another file must be chosen. */
  | { readonly phase: "refused"; readonly message: string }
  /** Other files are sent first. */
  | (Known & { readonly phase: "waiting" | "sending" | "paused" | "finishing" })
  /** Can be gone on with. */
  | (Known & { readonly phase: "interrupted"; readonly why: Interruption; readonly message: string })
  | (Known & { readonly phase: "done"; readonly id: string });

/** The connection stayed away, the person has to sign in again, or the server failed. */
export type Interruption = "connection" | "signedOut" | "failure";

type Known = { readonly preview: FilePreview; readonly transfer: Transfer };

/** Bytes that have arrived or are on their way; undefined for a file that will not be sent. */
export function sentOf(state: UploadState): number | undefined {
  if (state.phase === "refused") return undefined;
  return "transfer" in state ? state.transfer.sent : 0;
}
