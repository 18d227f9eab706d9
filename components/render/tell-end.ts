import type { RenderStatus } from "#lib/contracts/api";
import { renderText } from "../en/render.ts";
import { noticePermission, wantsNotices } from "./notice-wish.ts";

type Ended = { readonly id: string; readonly title: string; readonly status: RenderStatus };

/**
 * Tells the end of a render to a person who looks at another tab: by this tab's title, and by a notification where that
 * was wished for and is allowed. Whoever looks at the page sees it there.
 */
export function tellEnd({ id, title, status }: Ended): void {
  if (!document.hidden || (status !== "done" && status !== "failed")) return;
  const text = renderText.notify;
  const isDone = status === "done";
  markTab(isDone ? text.doneTab(title) : text.failedTab(title));
  if (!wantsNotices() || noticePermission() !== "granted") return;
  try {
    const notice = new Notification(isDone ? text.done(title) : text.failed(title), {
      body: isDone ? text.doneBody : text.failedBody,
      icon: "/icon.svg",
      // Several tabs may follow the same render: the last one's notification replaces the others'.
      tag: `render-${id}`,
    });
    notice.onclick = () => {
      window.focus();
      window.location.assign(`/renders/${id}`);
    };
  } catch {
    // Chrome on Android wants a service worker for it. The title has told already.
  }
}

/** A title until the person looks at the tab again; what the page calls itself by then is not touched. */
function markTab(title: string): void {
  const before = document.title;
  document.title = title;
  const restore = () => {
    if (document.title === title) document.title = before;
  };
  document.addEventListener("visibilitychange", restore, { once: true });
}
