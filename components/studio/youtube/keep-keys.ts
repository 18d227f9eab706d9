/** Milliseconds in which a Tab has moved the focus. */
const TAB_TAKES = 500;

/**
 * Gives the focus back to the page when a press takes it into the frame: the page's keys would go dead. Who came by Tab
 * stays, to reach what YouTube has in there. The returned function ends it.
 */
export function keepKeys(frame: HTMLIFrameElement): () => void {
  let tabbed = Number.NEGATIVE_INFINITY;
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "Tab") tabbed = performance.now();
  };
  function onBlur() {
    // The page learns where the focus has gone only after it has lost it.
    setTimeout(() => {
      if (document.activeElement !== frame || performance.now() - tabbed < TAB_TAKES) return;
      frame.blur();
      window.focus();
    });
  }
  window.addEventListener("keydown", onKeyDown, true);
  window.addEventListener("blur", onBlur);
  return () => {
    window.removeEventListener("keydown", onKeyDown, true);
    window.removeEventListener("blur", onBlur);
  };
}
