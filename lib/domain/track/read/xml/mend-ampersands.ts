export type AmpersandMender = {
  /** The text so far, mended; a few characters may be kept back until the next call. */
  mend(text: string): string;
  end(): string;
};

/** Long enough for every mark that must not be cut: `&#x1F6B4;`, `<![CDATA[`. */
const TAIL = 34;
const MARKS = /<!\[CDATA\[|\]\]>|<!--|-->|&(?!#?\w{1,31};)/g;

/**
 * Programs write `<name>Up & down</name>`. An XML parser takes all that follows, up to the next semicolon, for the name
 * of an entity, which can be the whole ride. So each `&` that begins no reference becomes `&amp;`, outside CDATA and
 * comments, where it is allowed. `onMend` hears of each, and can ask for the number of line ends before it in
 * what was not yet given back.
 */
export function createAmpersandMender(onMend: (linesBefore: () => number) => void): AmpersandMender {
  let tail = "";
  let inside: "cdata" | "comment" | undefined;

  function replaceMarks(text: string): string {
    if (!inside && !text.includes("&") && !text.includes("<!")) return text;
    return text.replace(MARKS, (mark, at: number) => {
      if (mark === "]]>") inside = inside === "cdata" ? undefined : inside;
      else if (mark === "-->") inside = inside === "comment" ? undefined : inside;
      else if (inside) return mark;
      else if (mark === "<!--") inside = "comment";
      else if (mark === "<![CDATA[") inside = "cdata";
      else {
        onMend(() => text.slice(0, at).split("\n").length - 1);
        return "&amp;";
      }
      return mark;
    });
  }

  return {
    mend(text) {
      const all = tail + text;
      const from = Math.max(0, all.length - TAIL);
      const open = all.slice(from).search(/[&<\]-]/);
      const cut = open < 0 ? all.length : from + open;
      tail = all.slice(cut);
      return replaceMarks(all.slice(0, cut));
    },
    end() {
      const rest = tail;
      tail = "";
      return replaceMarks(rest);
    },
  };
}
