import type { CanvasImage } from "#lib/domain/overlay/canvas";
import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import type { Gauge, GaugeContext, Piece, Rect } from "#lib/domain/overlay/gauge";
import type { Layout } from "#lib/domain/overlay/layout";
import type { Rider } from "#lib/domain/rider";
import type { Sync } from "#lib/domain/sync/sync";
import type { TrackSampler } from "#lib/domain/track/sampler";

/** What a picture of the overlay is made from. */
export type SceneSource = {
  readonly layout: Layout;
  readonly sampler: TrackSampler;
  readonly sync: Sync;
  readonly units: DisplayUnits;
  /** Wins over what the sampler knows of its rider. */
  readonly rider?: Rider;
  /** The project's title, for gauges that show it. */
  readonly title?: string;
  readonly logo?: CanvasImage | undefined;
  /** Output picture in pixels. */
  readonly width: number;
  readonly height: number;
  /**
   * The stretch of video time that will be drawn, when only that will be: a render's clip. Makes the moving pieces as
   * small as what moves within it. Left out, every moment may be drawn (the studio). The picture is the same.
   */
  readonly clip?: { readonly in: number; readonly out: number };
};

/** A source laid out for its output size: gauges with their boxes, hidden ones left out, neighbouring pieces merged. */
export type Scene = SceneSource & {
  readonly gauges: readonly { readonly gauge: Gauge; readonly context: GaugeContext }[];
  readonly pieces: readonly Piece[];
  /** Dark glass under the gauges. */
  readonly panels: readonly Rect[];
};
