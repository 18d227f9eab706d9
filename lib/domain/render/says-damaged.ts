/**
 * True when what ffmpeg said means that bits of the picture are wrong. Not every complaint does: a cut between key
 * frames makes decoders miss references of frames that are not shown ("Could not find ref", "unref short failure").
 */
export function saysDamaged(stderr: string, videoStream: number): boolean {
  const ofStream = `Error while decoding stream #0:${videoStream}:|\\[vist#0:${videoStream}/.*Error submitting packet`;
  return new RegExp(`error while decoding MB|Error parsing NAL unit|${ofStream}`).test(stderr);
}
