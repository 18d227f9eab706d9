"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * Puts the focus on the content of a page that was come to by a link: the link is gone, and Tab would begin at the top
 * of the window again. Not on the first page, where the browser does as people know it.
 */
export function FocusNewPage() {
  const pathname = usePathname();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const focused = document.activeElement;
    // What has taken the focus by itself keeps it.
    if (focused && focused !== document.body) return;
    const main = document.getElementById("main");
    if (!main) return;
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
