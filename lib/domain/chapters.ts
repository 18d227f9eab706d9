/** One recording of a camera, from the files that it wrote it into. */
export type Recording<File> = {
  /** In the order in which they were recorded. */
  readonly files: readonly File[];
  /** Chapters that must have been recorded before the first of these and are not among the files. */
  readonly missing: readonly number[];
};

type Chapter = { readonly recording: string; readonly number: number; readonly first?: number };

/**
 * Names by which a camera says that files are one recording. GoPro (Support article "GoPro Camera File Naming
 * Convention"): `GXzznnnn`, H for H.264 and X for H.265, chapter zz of recording nnnn, since HERO6; `GOPRnnnn`, then
 * `GP01nnnn`, up to HERO5; while looping `GXAAnnnn`, where AA names the loop and nnnn counts on. Other makers number
 * their files through, so that a chapter looks as the next recording does: those are never taken for one.
 */
const NAMES: readonly ((name: string) => Chapter | undefined)[] = [
  (name) =>
    matched(/^(G[HXG])(\d\d)(\d{4})\.MP4$/i.exec(name), ([, kind, chapter, number]) => ({
      recording: `${kind}${number}`,
      number: Number(chapter),
      first: 1,
    })),
  (name) =>
    matched(/^GOPR(\d{4})\.MP4$/i.exec(name), ([, number]) => ({ recording: `GP${number}`, number: 1, first: 1 })),
  (name) =>
    matched(/^GP(\d\d)(\d{4})\.MP4$/i.exec(name), ([, chapter, number]) => ({
      recording: `GP${number}`,
      number: Number(chapter) + 1,
      first: 1,
    })),
  // The oldest files of a loop are overwritten: it may begin anywhere.
  (name) =>
    matched(/^(G[HX][A-Z]{2})(\d{4})\.MP4$/i.exec(name), ([, loop, number]) => ({
      recording: loop!,
      number: Number(number),
    })),
];

/**
 * Puts files that belong to one recording together, in the order in which they were recorded; every other file is a
 * recording of its own. A missing chapter ends a recording: what follows is another one that tells what it lacks. Two
 * files that claim to be the same chapter come from different cards: none of their name is joined.
 */
export function findRecordings<File extends { readonly name: string }>(files: readonly File[]): Recording<File>[] {
  const groups = new Map<string, { file: File; chapter: Chapter | undefined }[]>();
  files.forEach((file, index) => {
    const chapter = chapterOf(file.name);
    const key = chapter ? chapter.recording.toUpperCase() : `file ${index}`;
    groups.set(key, [...(groups.get(key) ?? []), { file, chapter }]);
  });
  return [...groups.values()].flatMap((group) => {
    const chapters = group.flatMap(({ file, chapter }) => (chapter ? [{ file, ...chapter }] : []));
    const isClear = new Set(chapters.map(({ number }) => number)).size === chapters.length;
    if (chapters.length === 0 || !isClear) return group.map(({ file }) => ({ files: [file], missing: [] }));
    return runs(chapters.toSorted((a, b) => a.number - b.number));
  });
}

/** True for the small copy that a GoPro keeps beside each file (`GL010042.LRV`): a video, but not the one to use. */
export function isSmallCopy(name: string): boolean {
  return /\.(lrv|lrf)$/i.test(name);
}

function chapterOf(name: string): Chapter | undefined {
  for (const read of NAMES) {
    const chapter = read(name);
    if (chapter) return chapter;
  }
  return undefined;
}

function matched<Value>(match: RegExpExecArray | null, read: (match: RegExpExecArray) => Value): Value | undefined {
  return match ? read(match) : undefined;
}

function runs<File>(chapters: readonly (Chapter & { readonly file: File })[]): Recording<File>[] {
  const found: { files: File[]; missing: number[] }[] = [];
  let expected = chapters[0]!.first ?? chapters[0]!.number;
  for (const { file, number } of chapters) {
    if (number !== expected || found.length === 0) {
      const missing = Array.from({ length: number - expected }, (_, index) => expected + index);
      found.push({ files: [], missing });
    }
    found.at(-1)!.files.push(file);
    expected = number + 1;
  }
  return found;
}
