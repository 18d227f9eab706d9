import type { Canvas2D, CanvasImage } from "#lib/domain/overlay/canvas";
import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import type { Theme } from "#lib/domain/overlay/theme";
import type { Rider } from "#lib/domain/rider";
import type { TrackSampler } from "#lib/domain/track/sampler";
import type { Sample, SampleKey } from "#lib/domain/track/track";
import type { UtcSeconds } from "#lib/domain/units";

/** Pixels of the output picture, origin top left. Boxes and bounds sit on even whole pixels (4:2:0 chroma). */
export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** What a gauge may know when it is laid out: never a clock, never the video. */
export type GaugeContext = {
  readonly box: Rect;
  /** Towards which side of its box a gauge of variable width (a name, a title) is set: where the layout anchors it. */
  readonly align?: "left" | "centre" | "right";
  readonly sampler: TrackSampler;
  readonly units: DisplayUnits;
  readonly theme: Theme;
  readonly rider: Rider;
  /** The project's title; "" for none. */
  readonly title: string;
  readonly logo: CanvasImage | undefined;
  /**
   * The moments that will be drawn; no other is asked for. A minute of a long ride moves little on a map or a profile:
   * what is ridden before goes into the still layer and the piece shrinks to the stretch ridden in between.
   */
  readonly span: { readonly from: UtcSeconds; readonly to: UtcSeconds };
};

/**
 * What a moving piece shows, reduced to what the eye can tell apart (a whole km/h, a quarter of a pixel).
 * Two moments with equal states look the same, so the worker redraws a piece only when its state changes.
 */
export type PieceState = readonly (number | string)[];

/** The part of a gauge that changes over time. */
export type Piece = {
  /** Everything the piece can ever paint, shadows included; even whole pixels, within the boxes of its gauges. */
  readonly bounds: Rect;
  state(sample: Sample): PieceState;
  /**
   * Draws on a transparent canvas in picture coordinates; depends on the state alone. With `within`, only that part is
   * wanted and the canvas is clipped to it: what lies outside may be left out, to save time.
   */
  draw(canvas: Canvas2D, state: PieceState, within?: Rect): void;
  /**
   * What parts of `bounds` differ between two states; the whole when left out. An optimisation for large pieces
   * of which little moves (a dot on a map): the worker redraws and reads back those parts only.
   */
  changed?(before: PieceState, after: PieceState): readonly Rect[];
};

/** One kind of gauge. `still` is drawn once per render, pieces whenever their state changes. */
export type Gauge = {
  /** Sample keys that must be available on the track, or the gauge hides. */
  readonly needs: readonly SampleKey[];
  /** What else must be there, or the gauge hides: a title, a climb in the ride. */
  shows?(context: Omit<GaugeContext, "box" | "span">): boolean;
  /** Width over height of the gauge's box. */
  readonly aspect: number;
  /** What never moves: dial, ticks, label, panel, route line. */
  drawStill(canvas: Canvas2D, context: GaugeContext): void;
  pieces(context: GaugeContext): readonly Piece[];
};
