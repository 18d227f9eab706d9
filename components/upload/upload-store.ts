import type { UploadKind } from "#lib/contracts/api";
import { type ErrorCode, isUserFault, toAppError } from "#lib/domain/errors";
import { uploadText } from "../en/upload.ts";
import { checkFile, type FilePreview } from "./check-file.ts";
import { apiName, fingerprintOf } from "./fingerprint.ts";
import { createPartChecksums } from "./part-checksums.ts";
import { recordingsOf } from "./recordings.ts";
import { sendPart } from "./send-part.ts";
import { sortFiles } from "./sort-files.ts";
import { createRateMeter } from "./transfer-rate.ts";
import { type UploadApi, type UploadedPart, uploadApi } from "./upload-api.ts";
import { uploadFile } from "./upload-file.ts";
import type { Interruption, Transfer, UploadState } from "./upload-state.ts";

/** A chosen file on its way. */
export type UploadItem = {
  readonly key: string;
  readonly kind: UploadKind;
  readonly file: File;
  readonly state: UploadState;
};

export type UploadsState = {
  /** In the order in which they were chosen. */
  readonly items: readonly UploadItem[];
  /** Files that nothing is done with, each with the reason. */
  readonly unused: readonly { readonly name: string; readonly why: string }[];
  /** Keys of videos that are to stay on their own although they look like chapters. */
  readonly apart: ReadonlySet<string>;
};

export type UploadStore = {
  get(): UploadsState;
  subscribe(listener: () => void): () => void;
  /** Sorts files by what they hold, looks at each and sends what nothing speaks against. */
  add(files: readonly File[], meant?: UploadKind): Promise<void>;
  pause(key: string): void;
  /** Goes on with what was paused or interrupted. */
  resume(key: string): void;
  /** Ends an upload, here and on the server, and forgets the file. */
  remove(key: string): void;
  /** Whether videos of one recording stay videos of their own. */
  keepApart(keys: readonly string[], apart: boolean): void;
  forgetUnused(): void;
  /** Forgets files that have arrived and belong to a project now: nothing of them is deleted on the server. */
  handOver(keys: readonly string[]): void;
  /** Ends all that is under way; what has arrived is kept on the server. */
  stop(): void;
};

/** What a store needs of the world; tests give their own. */
export type UploadWorld = {
  readonly api: UploadApi;
  readonly check: (file: File, kind: UploadKind, signal: AbortSignal) => Promise<FilePreview>;
  readonly send: typeof uploadFile;
  readonly only?: UploadKind | undefined;
};

/** Milliseconds between two looks at the progress: parts report dozens of times a second. */
const TELL_EVERY = 250;
/** Videos sent at a time: a browser opens six connections to a server, and the first video is wanted first. */
const AT_ONCE = 2;
const PARTS_AT_ONCE = { one: 4, several: 2 } as const;

/** What speaks against the moment, not against the file; other faults of the person's are answered by another file. */
const WHY_INTERRUPTED: Partial<Record<ErrorCode, Interruption>> = {
  unavailable: "connection",
  rate_limited: "connection",
  unauthorized: "signedOut",
};

type Task = {
  readonly key: string;
  readonly kind: UploadKind;
  readonly file: File;
  state: UploadState;
  stop: AbortController;
  /** Of a video that was handed over as a chapter: the server waits for it to be joined. */
  chapterParts?: readonly UploadedPart[];
};

/** Any number of files on their way from the disk to the server: checked, sent in parallel, paused and resumed at will. */
export function createUploadStore(given: Partial<UploadWorld> = {}): UploadStore {
  const world: UploadWorld = { api: uploadApi, check: checkFile, send: uploadFile, ...given };
  const listeners = new Set<() => void>();
  let tasks: readonly Task[] = [];
  let unused: UploadsState["unused"] = [];
  let apart: ReadonlySet<string> = new Set();
  let shown: UploadsState = { items: [], unused, apart };
  let count = 0;

  function tell(): void {
    const items = tasks.map(({ key, kind, file, state }) => {
      const before = shown.items.find((item) => item.key === key);
      return before?.state === state ? before : { key, kind, file, state };
    });
    shown = { items, unused, apart };
    for (const listener of listeners) listener();
  }

  function change(task: Task, state: UploadState): void {
    if (!tasks.includes(task)) return;
    task.state = state;
    tell();
  }

  async function begin(task: Task): Promise<void> {
    const { signal } = task.stop;
    try {
      const preview = await world.check(task.file, task.kind, signal);
      if (signal.aborted) return;
      change(task, { phase: "waiting", preview, transfer: { sent: 0, resumedFrom: 0 } });
      sendNext();
    } catch (error) {
      if (!signal.aborted) change(task, { phase: "refused", message: toAppError(error).userMessage });
    }
  }

  /** Tracks are small and wanted at once; videos go in their turn. */
  function sendNext(): void {
    const waits = (task: Task) => task.state.phase === "waiting";
    for (const task of tasks) if (task.kind === "track" && waits(task)) void send(task);
    for (const task of tasks) {
      const busy = tasks.filter(({ kind, state }) => kind === "video" && isMoving(state)).length;
      if (busy >= AT_ONCE) return;
      if (task.kind === "video" && waits(task)) void send(task);
    }
  }

  async function send(task: Task): Promise<void> {
    if (!("preview" in task.state)) return;
    const { preview } = task.state;
    const { file, kind } = task;
    const { signal } = task.stop;
    let transfer: Transfer = { sent: 0, resumedFrom: 0 };
    let phase: "sending" | "finishing" = "sending";
    const report = () => change(task, { phase, preview, transfer });
    const meter = createRateMeter(file.size);
    const checksums = createPartChecksums();
    let toldAt = Number.NEGATIVE_INFINITY;
    report();
    try {
      const isChapter = () => recordingsOf(shown).some(({ items }) => items.length > 1 && items.some(isIt));
      const isIt = ({ key }: UploadItem) => key === task.key;
      const several = tasks.filter((one) => one.kind === "video").length > 1;
      const { id, parts, chapter } = await world.send(
        {
          ...{
            file,
            kind,
            name: apiName(file),
            fingerprint: fingerprintOf(file, kind),
            api: world.api,
            sendPart,
            checksums,
            signal,
          },
          ...{ isChapter, parallel: several ? PARTS_AT_ONCE.several : PARTS_AT_ONCE.one },
        },
        {
          onBegin: ({ kept }) => {
            phase = "sending";
            transfer = { sent: kept, resumedFrom: kept };
          },
          onProgress: (sent) => {
            const now = performance.now();
            if (signal.aborted || now - toldAt < TELL_EVERY) return;
            toldAt = now;
            transfer = { ...transfer, sent, rate: meter(now / 1000, sent), retrying: false };
            report();
          },
          onSetback: () => {
            transfer = { ...transfer, rate: undefined, retrying: true };
            if (!signal.aborted) report();
          },
          onFinishing: () => {
            phase = "finishing";
            transfer = { ...transfer, sent: file.size, rate: undefined, retrying: false };
            if (!signal.aborted) report();
          },
        },
      );
      if (signal.aborted) return;
      if (chapter) task.chapterParts = parts;
      change(task, { phase: "done", preview, transfer, id });
      releaseLoneChapters();
    } catch (error) {
      if (signal.aborted) return;
      const { code, userMessage } = toAppError(error);
      const why = WHY_INTERRUPTED[code] ?? (isUserFault(code) ? undefined : "failure");
      const message = why === "signedOut" ? uploadText.signedOut : userMessage;
      if (!why) change(task, { phase: "refused", message });
      else change(task, { phase: "interrupted", why, preview, transfer: { ...transfer, rate: undefined }, message });
    } finally {
      checksums.close();
    }
    sendNext();
  }

  /** A video that was handed over as a chapter and is none any more is to be read like any other. */
  function releaseLoneChapters(): void {
    for (const { items } of recordingsOf(shown)) {
      const task = items.length === 1 ? tasks.find(({ key }) => key === items[0]!.key) : undefined;
      if (!task?.chapterParts || task.state.phase !== "done") continue;
      const { id } = task.state;
      const parts = [...task.chapterParts];
      delete task.chapterParts;
      // Where this fails, the server reads it by itself after a day.
      world.api.complete(id, parts).catch(() => {});
    }
  }

  const find = (key: string) => tasks.find((task) => task.key === key);

  return {
    get: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async add(files, meant) {
      const sorted = await sortFiles(files, meant);
      const left: { name: string; why: string }[] = sorted.others.map(({ file, why }) => ({
        name: file.name,
        why: uploadText.unused[why],
      }));
      const begun: Task[] = [];
      for (const { file, kind } of sorted.files) {
        const why = world.only && kind !== world.only ? "notHere" : reasonAgainst(file, kind);
        if (why) {
          left.push({ name: file.name, why: uploadText.unused[why] });
          continue;
        }
        const task: Task = {
          key: `file-${count++}`,
          kind,
          file,
          state: { phase: "checking" },
          stop: new AbortController(),
        };
        tasks = [...tasks, task];
        begun.push(task);
      }
      unused = left;
      tell();
      await Promise.all(begun.map(begin));
    },
    pause(key) {
      const task = find(key);
      if (task?.state.phase !== "sending" && task?.state.phase !== "waiting") return;
      task.stop.abort();
      change(task, { ...task.state, phase: "paused" });
      sendNext();
    },
    resume(key) {
      const task = find(key);
      if (task?.state.phase !== "paused" && task?.state.phase !== "interrupted") return;
      task.stop = new AbortController();
      const { preview, transfer } = task.state;
      change(task, { phase: "waiting", preview, transfer });
      sendNext();
    },
    remove(key) {
      const task = find(key);
      if (!task) return;
      task.stop.abort();
      tasks = tasks.filter((one) => one !== task);
      void forget(world.api, task);
      tell();
      releaseLoneChapters();
      sendNext();
    },
    keepApart(keys, value) {
      apart = new Set(value ? [...apart, ...keys] : [...apart].filter((key) => !keys.includes(key)));
      tell();
      releaseLoneChapters();
    },
    forgetUnused() {
      unused = [];
      tell();
    },
    handOver(keys) {
      tasks = tasks.filter(({ key, state }) => state.phase !== "done" || !keys.includes(key));
      tell();
    },
    stop() {
      for (const task of tasks) task.stop.abort();
    },
  };

  /** Why a file is not taken; a track that could not be read makes room for another one. */
  function reasonAgainst(file: File, kind: UploadKind): "twice" | "secondTrack" | undefined {
    const same = tasks.find((task) => fingerprintOf(task.file, task.kind) === fingerprintOf(file, kind));
    if (same && same.state.phase !== "refused") return "twice";
    const replaced = tasks.filter((task) => task === same || (kind === "track" && task.kind === "track"));
    if (replaced.some(({ state }) => state.phase !== "refused")) return "secondTrack";
    // What was refused is answered by what is chosen next.
    tasks = tasks.filter((task) => !replaced.includes(task));
    return undefined;
  }
}

const isMoving = ({ phase }: UploadState) => phase === "sending" || phase === "finishing";

/** By fingerprint, because the upload may have begun while it was cancelled. What fails here, the server sweeps later. */
async function forget(api: UploadApi, { file, kind, state }: Task): Promise<void> {
  try {
    if (state.phase === "done") {
      if (kind === "video") await api.deleteVideo(state.id);
      return;
    }
    const fingerprint = fingerprintOf(file, kind);
    for (const { id } of await api.find(fingerprint)) await api.abort(id);
  } catch {
    // Nobody waits for this any more.
  }
}
