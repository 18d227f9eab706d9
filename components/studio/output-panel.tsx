"use client";

import { croppedSides, type PlannedFilm, planFilms, type Size, shapedSize } from "#lib/domain/render/framing";
import { FILM_SIZES, type FilmSize, type Output, type Shape } from "#lib/domain/render/output";
import { CheckList } from "../ui/check-list.tsx";
import { SelectField } from "../ui/field.tsx";
import { Panel } from "../ui/panel.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Slider } from "../ui/slider.tsx";

type OutputPanelProps = {
  output: Output;
  /** The video's picture. */
  source: Size;
  /** `isStep` is false for what belongs to the change before: a slider on its way. */
  onOutput: (output: Output, isStep: boolean) => void;
};

const SHAPES: readonly { value: Shape; label: string }[] = [
  { value: "source", label: "As filmed" },
  ...(["16:9", "9:16", "1:1", "4:5"] as const).map((value) => ({ value, label: value })),
];

/** What is made of the clip: film or gauges alone, in which shape, sizes and quality. */
export function OutputPanel({ output, source, onOutput }: OutputPanelProps) {
  const change = (wish: Partial<Output>, isStep = true) => onOutput({ ...output, ...wish }, isStep);
  const isOverlay = output.kind === "overlay";
  return (
    <Panel title="Output" aside={<span className="text-muted text-sm tabular-nums">{summary(source, output)}</span>}>
      <Segmented<Output["kind"]>
        label="What to make"
        value={output.kind}
        options={[
          { value: "film", label: "Film" },
          { value: "overlay", label: "Gauges only" },
        ]}
        onChange={(kind) => change({ kind })}
      />
      <Segmented<Shape>
        label="Shape"
        value={output.shape}
        options={SHAPES}
        onChange={(shape) => change(withShape(source, output, shape))}
      />
      <Framing output={output} source={source} onChange={change} />
      {isOverlay ? (
        <OverlayFormat output={output} source={source} onChange={change} />
      ) : (
        <CheckList<FilmSize>
          label="Sizes"
          values={chosenSizes(source, output)}
          options={allFilms(source, output).map((film) => ({ ...sizeText(film), value: film.kind }))}
          onChange={(renditions) => change({ renditions })}
        />
      )}
      <Segmented<Output["quality"]>
        label="Quality"
        value={output.quality}
        options={[
          { value: "draft", label: "Draft" },
          { value: "standard", label: "Standard" },
          { value: "high", label: "High" },
        ]}
        onChange={(quality) => change({ quality })}
      />
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
        label="Fit"
        value={fit}
        options={[
          { value: "crop", label: "Cut to fill" },
          { value: "blur", label: "Whole, blurred edges" },
        ]}
        onChange={(next) => onChange({ fit: next })}
      />
      {fit === "crop" && cropped.x && (
        <Slider
          label="Part that is shown"
          ends={["Left", "Right"]}
          value={position.x}
          onChange={(x, isNew) => onChange({ position: { ...position, x } }, isNew)}
        />
      )}
      {fit === "crop" && cropped.y && (
        <Slider
          label="Part that is shown"
          ends={["Top", "Bottom"]}
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
        label="Format"
        value={output.alpha}
        options={[
          { value: "prores", label: "ProRes 4444" },
          { value: "vp9", label: "VP9 WebM" },
        ]}
        onChange={(alpha) => onChange({ alpha })}
      />
      <SelectField
        label="Size"
        value={largest?.kind}
        hint="On a transparent background, without sound, for your editing program."
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
  return { label: kind === "source" ? "Largest" : kind, hint: `${width} × ${height}` };
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
