/**
 * The ride that a camera recorded into a video, in short: its positions, the moment of the first (UTC seconds) and
 * seconds to the last. Undefined when there is none.
 */
export type CameraAnswer = { readonly points: number; readonly start: number; readonly duration: number } | undefined;
