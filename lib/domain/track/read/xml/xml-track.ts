import { SaxesParser } from "saxes";
import { createTrackBuilder, type TrackBuilder } from "#lib/domain/track/read/track-builder";
import { createGpxDialect } from "#lib/domain/track/read/xml/gpx";
import { createTcxDialect } from "#lib/domain/track/read/xml/tcx";
import type { XmlDialect } from "#lib/domain/track/read/xml/xml-dialect";
import { otherXml } from "#lib/domain/track/read/xml/xml-faults";
import { createXmlGuard } from "#lib/domain/track/read/xml/xml-guard";
import type { Track } from "#lib/domain/track/track";

export type XmlTrackReader = {
  /** The next piece of the text, cut anywhere. Throws `invalid_track` as soon as the file cannot be a ride. */
  write(text: string): void;
  /** The whole track; throws `invalid_track` when the file held no ride. */
  end(): Track;
};

const DIALECTS: Readonly<Record<string, (builder: TrackBuilder) => XmlDialect>> = {
  gpx: createGpxDialect,
  trainingcenterdatabase: createTcxDialect,
};

/**
 * Reads GPX and TCX piece by piece; the outermost element tells which. Elements are known by their local name, so that
 * any prefix works, bound or not. Damage is passed over where the parser finds its way again; what was read stays,
 * with a `malformed_xml` warning.
 */
export function createXmlTrackReader(): XmlTrackReader {
  const parser = new SaxesParser();
  const guard = createXmlGuard(parser);
  const builder = createTrackBuilder();
  const path: string[] = [];
  const localName = createLocalNames();
  let dialect: XmlDialect | undefined;
  let text = "";
  /** The element whose text is being collected has no child elements: only such elements hold values. */
  let leaf = false;

  parser.on("text", (piece) => {
    if (leaf) text += piece;
  });
  parser.on("cdata", (piece) => {
    if (leaf) text += piece;
  });

  parser.on("opentag", (tag) => {
    const name = localName(tag.name);
    path.push(name);
    guard.passed(path.length);
    leaf = true;
    text = "";
    dialect ??= dialectOf(name, builder);
    dialect.open(path, tag.attributes);
  });

  parser.on("closetag", () => {
    guard.passed(path.length);
    // `<atemp/>` is no reading.
    const value = leaf ? text.trim() : "";
    if (value !== "") dialect!.value(path, value);
    leaf = false;
    dialect!.close(path);
    path.pop();
  });

  return {
    write: guard.write,
    end() {
      guard.end();
      return dialect!.end(guard.damage);
    },
  };
}

function dialectOf(root: string, builder: TrackBuilder): XmlDialect {
  const create = DIALECTS[root];
  if (!create) throw otherXml(root);
  return create(builder);
}

/** Tracks have some dozens of names, each thousands of times; damaged ones may have any number. */
const MOST_NAMES = 1000;

/** `trkpt` for `ns3:trkpt`. Lower case: `PowerInWatts` is also met as `powerinwatts`. */
function createLocalNames(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const local = name.slice(name.indexOf(":") + 1).toLowerCase();
    if (known.size < MOST_NAMES) known.set(name, local);
    return local;
  };
}
