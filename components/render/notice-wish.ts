const KEY = "sportssync.notify";

/** Whether this person asked to be notified, in this browser. Storage may be closed to pages: then nobody did. */
export function wantsNotices(): boolean {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}

/** Remembers the wish where the browser lets it be remembered. */
export function rememberWish(wish: boolean): void {
  try {
    if (wish) localStorage.setItem(KEY, "yes");
    else localStorage.removeItem(KEY);
  } catch {
    // It then holds for no longer than this page.
  }
}

export type Permission = "granted" | "denied" | "default";

/** Browsers without notifications are as good as those that deny them. */
export function noticePermission(): Permission {
  return "Notification" in window ? Notification.permission : "denied";
}
