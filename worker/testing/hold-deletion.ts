import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/**
 * Loaded before the worker (`node --import`): the HOLD_DELETION-th stored file that it is about to delete from disk is
 * never deleted. It says so on its output and stands still there, to be killed.
 */
const nth = Number(process.env.HOLD_DELETION);
const { rm } = fs.promises;
let begun = 0;
fs.promises.rm = async (path, options) => {
  if (String(path).includes("/files/objects/") && ++begun === nth) {
    process.stdout.write("held\n");
    await new Promise(() => {});
  }
  return rm(path, options);
};
syncBuiltinESMExports();
