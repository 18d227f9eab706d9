/** A video that is given by its address at YouTube. */
export const uploadYoutubeText = {
  label: "Or a YouTube address",
  placeholder: "https://youtu.be/…",
  hint: "It plays from YouTube, to line it up and choose the gauges. Only use videos that are yours or that you may use.",
  invalid:
    "This is not the address of a YouTube video. It looks like https://youtu.be/… or https://www.youtube.com/watch?v=…",
  preview: "Preview of the YouTube video",
  opening: "Asking YouTube…",
  ready: (duration: string) => `${duration} · plays from YouTube`,
  other: "Choose another video",
  noDuration:
    "YouTube’s player does not tell how long this video is. A live stream can be used once it has ended; otherwise upload the original.",
} as const;
