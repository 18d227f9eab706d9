import { Download } from "lucide-react";
import type { RenditionResource } from "#lib/contracts/api";
import { filesOf } from "#lib/domain/render/renditions";
import { renderText } from "../en/render.ts";
import { buttonClass } from "../ui/button.tsx";
import { formatDay, formatSize } from "../ui/file-text.ts";
import { formatSeconds } from "../ui/time-text.ts";

const text = renderText.files;

type FilmDownloadProps = {
  renditions: readonly RenditionResource[];
  /** Seconds. */
  duration: number;
  /** Until when the files are there, in words that fit the reader. */
  until: { label: string; moment: string } | undefined;
};

/** The files of a render to keep, and what they are. */
export function FilmDownload({ renditions, duration, until }: FilmDownloadProps) {
  const files = filesOf(renditions);
  const [only] = files;
  const facts = [formatSeconds(duration, 0), until && `${until.label} ${formatDay(until.moment)}`];
  if (only && files.length === 1) {
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <DownloadLink file={only} isFirst>
          {text.download}
        </DownloadLink>
        <p className="text-muted text-sm">
          {[sizeText(only), facts[0], weightText(only), facts[1]].filter(Boolean).join(" · ")}
        </p>
      </div>
    );
  }
  return (
    <section aria-label={text.title} className="flex flex-col gap-3">
      <ul className="flex flex-wrap gap-x-6 gap-y-3">
        {files.map((file, index) => (
          <li key={file.kind} className="flex items-center gap-3">
            <DownloadLink file={file} isFirst={index === 0}>
              {text.downloadSize(Math.min(file.width, file.height))}
            </DownloadLink>
            <span className="text-muted text-sm">
              {sizeText(file)} · {weightText(file)}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-muted text-sm">{facts.filter(Boolean).join(" · ")}</p>
    </section>
  );
}

function DownloadLink(props: { file: RenditionResource; isFirst: boolean; children: React.ReactNode }) {
  const { file, isFirst, children } = props;
  return (
    <a
      href={file.downloadUrl}
      download={file.fileName}
      className={buttonClass({ variant: isFirst ? "primary" : "secondary" })}
    >
      <Download aria-hidden className="size-5" />
      {children}
    </a>
  );
}

const sizeText = ({ width, height }: RenditionResource): string => `${width} × ${height}`;

/** An overlay's format tells which program opens it. */
function weightText({ kind, format, size }: RenditionResource): string {
  if (kind !== "overlay") return formatSize(size);
  return `${format === "mov" ? text.prores : text.vp9}, ${formatSize(size)}`;
}
