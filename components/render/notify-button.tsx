"use client";

import { Bell, BellRing } from "lucide-react";
import { useEffect, useState } from "react";
import { renderText } from "../en/render.ts";
import { Button } from "../ui/button.tsx";
import { noticePermission, type Permission, rememberWish, wantsNotices } from "./notice-wish.ts";

const text = renderText.notify;

/** Switches notifications of ended renders on and off. The browser is asked for leave when it is pressed, not before. */
export function NotifyButton() {
  const [wish, setWish] = useState(false);
  const [permission, setPermission] = useState<Permission>("default");

  // Only the browser knows both: the server's first picture of the page is the same for everyone.
  useEffect(() => {
    setWish(wantsNotices());
    setPermission(noticePermission());
  }, []);

  async function toggle() {
    rememberWish(!wish);
    setWish(!wish);
    if (wish || noticePermission() !== "default") return;
    setPermission(await Notification.requestPermission());
  }

  const Icon = wish ? BellRing : Bell;
  return (
    <div className="flex min-w-0 flex-col items-end">
      <Button size="small" variant="quiet" onClick={() => void toggle()}>
        <Icon aria-hidden className={wish ? "size-4 text-accent-text" : "size-4"} />
        {wish ? text.on : text.button}
      </Button>
      {wish && permission === "denied" && (
        <p role="status" className="text-muted text-sm">
          {text.blocked}
        </p>
      )}
    </div>
  );
}
