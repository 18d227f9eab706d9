"use client";

import { croppedSides, type PlannedFilm, planFilms, type Size, shapedSize } from "#lib/domain/render/framing";
import { FILM_SIZES, type FilmSize, type Output, type Shape } from "#lib/domain/render/output";
import { outputText } from "../en/output.ts";
import { CheckList } from "../ui/check-list.tsx";
import { SelectField } from "../ui/field.tsx";
import { Panel } from "../ui/panel.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Slider } from "../ui/slider.tsx";

const text = outputText;

type OutputPanelProps = {
  output: Output;
  /** The video's picture. */
  source: Size;
  /** `isStep` is false for what belongs to the change before: a slider on its way. */
  onOutput: (output: Output, isStep: boolean) => void;
};

const SHAPES: readonly { value: Shape; label: string }[] = [
  { value: "source", label: text.asFilmed },
  ...(["16:9", "9:16", "1:1", "4:5"] as const).map((value) => ({ value, label: value })),
];

/** What is made of the clip: film or gauges alone, in which shape, sizes and quality. */
export function OutputPanel({ output, source, onOutput }: OutputPanelProps) {
  const change = (wish: Partial<Output>, isStep = true) => onOutput({ ...output, ...wish }, isStep);
  const isOverlay = output.kind === "overlay";
  return (
    <Panel
      title={text.title}
      aside={<span className="text-muted text-sm tabular-nums">{summary(source, output)}</span>}
    >
      <Segmented<Output["kind"]>
        label={text.kind}
        value={output.kind}
        options={[
          { value: "film", label: text.kinds.film },
          { value: "overlay", label: text.kinds.overlay },
        ]}
        onChange={(kind) => change({ kind })}
      />
      <Segmented<Shape>
        label={text.shape}
        value={output.shape}
        options={SHAPES}
        onChange={(shape) => change(withShape(source, output, shape))}
      />
      <Framing output={output} source={source} onChange={change} />
      {isOverlay ? (
        <OverlayFormat output={output} source={source} onChange={change} />
      ) : (
        <CheckList<FilmSize>
          label={text.sizes}
          values={chosenSizes(source, output)}
          options={allFilms(source, output).map((film) => ({ ...sizeText(film), value: film.kind }))}
          onChange={(renditions) => change({ renditions })}
        />
      )}
      <Segmented<Output["quality"]>
        label={text.quality}
        value={output.quality}
        options={[
          { value: "draft", label: text.qualities.draft },
          { value: "standard", label: text.qualities.standard },
          { value: "high", label: text.qualities.high },
        ]}
        onChange={(quality) => change({ quality })}
      />
      {!isOverlay && <p className="text-muted text-sm">{text.qualityHint[output.quality]}</p>}
    </Panel>
  );
}

type PartProps = Pick<OutputPanelProps, "output" | "source"> & {
  onChange: (wish: Partial<Output>, isStep?: boolean) => void;
};

/** How the picture gets into the shape; nothing to ask where it has that shape already. */
function Framing({ output, source, onChange }: PartProps) {
  const cropped = croppedSides(source, { ...output, fit: "crop" });
  if (!cropped.x && !cropped.y) return null;
  const { fit, position } = output;
  return (
    <>
      <Segmented<Output["fit"]>
        label={text.fit}
        value={fit}
        options={[
          { value: "crop", label: text.fits.crop },
          { value: "blur", label: text.fits.blur },
        ]}
        onChange={(next) => onChange({ fit: next })}
      />
      {fit === "crop" && cropped.x && (
        <Slider
          label={text.part}
          ends={text.ends.x}
          value={position.x}
          onChange={(x, isNew) => onChange({ position: { ...position, x } }, isNew)}
        />
      )}
      {fit === "crop" && cropped.y && (
        <Slider
          label={text.part}
          ends={text.ends.y}
          value={position.y}
          onChange={(y, isNew) => onChange({ position: { ...position, y } }, isNew)}
        />
      )}
    </>
  );
}

/** An overlay is one file of one size. */
function OverlayFormat({ output, source, onChange }: PartProps) {
  const [largest] = planFilms(source, output);
  return (
    <>
      <Segmented<Output["alpha"]>
        label={text.format}
        value={output.alpha}
        options={[
          { value: "prores", label: text.formats.prores },
          { value: "vp9", label: text.formats.vp9 },
        ]}
        onChange={(alpha) => onChange({ alpha })}
      />
      <SelectField
        label={text.size}
        value={largest?.kind}
        hint={text.overlayHint}
        onChange={(event) => onChange({ renditions: [event.target.value as FilmSize] })}
      >
        {allFilms(source, output).map((film) => (
          <option key={film.kind} value={film.kind}>
            {sizeText(film).label} ({sizeText(film).hint})
          </option>
        ))}
      </SelectField>
    </>
  );
}

/** Every size that this shape can be made in. */
function allFilms(source: Size, output: Output): PlannedFilm[] {
  return planFilms(source, { ...output, renditions: [...FILM_SIZES] });
}

/** What was wished beyond the largest counts as the largest. */
function chosenSizes(source: Size, output: Output): FilmSize[] {
  return planFilms(source, output).map(({ kind }) => kind);
}

function sizeText({ kind, width, height }: PlannedFilm): { label: string; hint: string } {
  return { label: kind === "source" ? text.largest : kind, hint: `${width} × ${height}` };
}

function summary(source: Size, output: Output): string {
  const { width, height } = planFilms(source, output)[0] ?? shapedSize(source, output);
  return `${width} × ${height}`;
}

/** A shape that the video is too small for is not taken. */
function withShape(source: Size, output: Output, shape: Shape): Partial<Output> {
  try {
    planFilms(source, { ...output, shape });
    return { shape };
  } catch {
    return {};
  }
}
