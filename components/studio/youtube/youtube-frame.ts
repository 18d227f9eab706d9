/**
 * The element that YouTube's player lives in. It names itself by its origin alone: without that YouTube refuses to play
 * (error 153), and the page's own policy sends nothing to other sites.
 */
export function youtubeFrame(videoId: string, title: string): HTMLIFrameElement {
  const parameters = new URLSearchParams({
    enablejsapi: "1",
    origin: location.origin,
    // The studio has its own controls and keys.
    ...{ controls: "0", disablekb: "1", fs: "0" },
    ...{ playsinline: "1", rel: "0", iv_load_policy: "3" },
  });
  const frame = document.createElement("iframe");
  frame.title = title;
  frame.allow = "autoplay; encrypted-media; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = `https://www.youtube.com/embed/${videoId}?${parameters}`;
  return frame;
}
