import type { WriteStream } from "node:tty";
import cliProgress from "cli-progress";

type Progress = { readonly progress: number; readonly stage: string };

/** Shows how far something is, `progress` from 0 to 1. Lines of the log go through it, so that they spoil no bar. */
export type ProgressDisplay = Disposable & {
  update(progress: Progress): void;
  log(line: string): void;
};

const CLEAR_LINE = "\r\u001b[K";
/** While it stands the bar keeps the terminal from wrapping lines; those of the log may be long. */
const [WRAP, NO_WRAP] = ["\u001b[?7h", "\u001b[?7l"];
/** The place that the bar returns to when it stops. */
const SAVE_CURSOR = "\u001b7";

/** A bar on a terminal; elsewhere a line for each stage. */
export function createProgressDisplay(stream: NodeJS.WriteStream = process.stdout): ProgressDisplay {
  return stream.isTTY ? barOn(stream) : linesOn(stream);
}

function barOn(stream: WriteStream): ProgressDisplay {
  // forceRedraw: after a line of the log it stands again within a tenth of a second.
  const options = { format: "  {bar} {percentage}%  {stage}", stream, hideCursor: true, forceRedraw: true };
  const bar = new cliProgress.SingleBar(options, cliProgress.Presets.shades_classic);
  return {
    update({ progress, stage }) {
      if (!bar.isActive) bar.start(100, 0, { stage });
      bar.update(Math.round(progress * 100), { stage });
    },
    log(line) {
      stream.write(bar.isActive ? `${CLEAR_LINE}${WRAP}${line}\n${SAVE_CURSOR}${NO_WRAP}` : `${line}\n`);
    },
    [Symbol.dispose]: () => bar.stop(),
  };
}

function linesOn(stream: NodeJS.WritableStream): ProgressDisplay {
  let last: string | undefined;
  return {
    update({ stage }) {
      if (stage !== last) stream.write(`  ${stage}\n`);
      last = stage;
    },
    log: (line) => stream.write(`${line}\n`),
    [Symbol.dispose]() {},
  };
}
