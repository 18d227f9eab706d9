import type { SaxesParser } from "saxes";
import { invalidTrack } from "#lib/domain/track/read/invalid-track";
import { createAmpersandMender } from "#lib/domain/track/read/xml/mend-ampersands";

export type XmlDamage = {
  readonly count: number;
  /** `at line 3 (unclosed tag: trkpt)`, to complete "The file is damaged …". */
  readonly place: string;
};

export type XmlGuard = {
  write(text: string): void;
  end(): void;
  /** A tag was passed: the document gets on. `depth` counts the open elements. */
  passed(depth: number): void;
  readonly damage: XmlDamage | undefined;
};

/** Real GPX files nest about 10 deep. */
const DEEPEST = 100;
/** Characters between two tags. Bounds the memory that a text, comment, attribute or DTD without end can take. */
const LONGEST_STRETCH = 4_000_000;
/** After so many errors the rest of a file is noise. */
const MOST_ERRORS = 1000;
const PIECE = 65_536;

/**
 * Stands between a text and the parser: refuses document type declarations (so entities can never be defined, let
 * alone expanded), bounds depth and length, and notes damage instead of stopping at it.
 */
export function createXmlGuard(parser: SaxesParser): XmlGuard {
  let errors = 0;
  let first: { line: number; problem: string } | undefined;
  let stretch = 0;
  let sawTag = false;

  function note(line: () => number, problem: string): void {
    errors++;
    first ??= { line: line(), problem };
  }
  const mender = createAmpersandMender((linesBefore) =>
    note(() => parser.line + linesBefore(), "an & that is not written &amp;"),
  );
  function feed(piece: string): void {
    stretch += piece.length;
    if (stretch > LONGEST_STRETCH) throw tooLongStretch(parser.line);
    parser.write(piece);
  }

  parser.on("doctype", () => {
    throw refusedEntities();
  });
  parser.on("error", (error) => note(() => parser.line, error.message.replace(/^[\d:]+ /, "")));

  return {
    write(text) {
      for (let at = 0; at < text.length && errors < MOST_ERRORS; at += PIECE) {
        feed(mender.mend(text.slice(at, at + PIECE)));
      }
    },
    end() {
      if (errors < MOST_ERRORS) {
        feed(mender.end());
        parser.close();
      }
      if (!sawTag) throw invalidTrack("not_a_track", "The file is not a track: it holds no XML element.");
    },
    passed(depth) {
      sawTag = true;
      stretch = 0;
      if (depth > DEEPEST) throw tooDeep();
    },
    get damage() {
      return first && { count: errors, place: `at line ${first.line} (${first.problem})` };
    },
  };
}

function refusedEntities(): Error {
  return invalidTrack(
    "entities",
    "The file declares a document type (DOCTYPE), through which XML can pull in other files. No device writes that " +
      "into a track, so it is refused. Export the ride again.",
  );
}

function tooLongStretch(line: number): Error {
  return invalidTrack("damaged", `The file has a text of millions of characters near line ${line}: it is no track.`);
}

function tooDeep(): Error {
  return invalidTrack("damaged", `The file nests elements more than ${DEEPEST} deep: it is no track.`);
}
