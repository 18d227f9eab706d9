/** Whether what was changed is stored, and what to do when it is not. */
export const savingText = {
  saved: "Saved",
  saving: "Saving…",
  notSaved: "Not saved",
  willRetry: "Your changes are kept in this browser and will be saved again shortly.",
  refused: "Your changes could not be saved.",
  saveNow: "Try now",
  conflict: "This project was changed in another window. Which version should stay?",
  keepMine: "Keep what I see here",
  loadOther: "Load the other one",
  kept: (when: string) =>
    `Changes of ${when} were not saved when this page was closed. They are still in this browser.`,
  keptOverNewer:
    "The project was changed elsewhere since then: taking them back replaces that, and Undo returns to it.",
  takeBack: "Take them back",
  discard: "Discard",
  offline: "You are offline. Nothing is lost: saving and uploading go on by themselves when the connection is back.",
} as const;

/** When a page of the studio itself breaks. */
export const studioFailedText = {
  title: "The studio stopped",
  text: "This is our fault. Your changes are saved, or kept in this browser until they are.",
  again: "Open it again",
  projects: "All projects",
} as const;
