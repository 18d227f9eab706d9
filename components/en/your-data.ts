/** The settings' section on what is kept of a person: its end, a copy of it, and deleting it. */
export const yourDataText = {
  title: "Your data",
  films: {
    title: "Finished films",
    text: "A film is deleted with its link on its day. What you download stays yours.",
    none: "There is no finished film at present.",
    more: (count: number) => (count === 1 ? "One more ends later." : `${count} more end later.`),
    until: (day: string) => `until ${day}`,
    shared: "Link open",
    openLink: (title: string) => `Link open: “${title}”`,
    extend: (days: number) => `Keep ${days} days longer`,
    extendOf: (title: string, days: number) => `Keep ${days} days longer: “${title}”`,
    takeBackOf: (title: string) => `Take link back: “${title}”`,
  },
  left: {
    hours: "less than a day left",
    days: (days: number) => (days === 1 ? "1 day left" : `${days} days left`),
  },
  copy: {
    title: "A copy of everything",
    text: "A ZIP archive: your rides as you set them up, tracks as you uploaded them, layouts, account. Videos and films are links in it that work for 7 days, so keep the archive to yourself.",
    button: "Download the archive",
  },
  erase: {
    title: "Delete everything",
    text: "Rides, videos, tracks, films, links, layouts, webhooks and the account itself.",
    textLocal: "Rides, videos, tracks, films, links, layouts, webhooks and settings.",
    open: "Delete account…",
    openLocal: "Delete everything…",
    question: "Delete your account?",
    questionLocal: "Delete everything?",
    atOnce: "At once: you are signed out everywhere, all your links stop working, renders under way are cancelled.",
    atOnceLocal: "At once: all your links stop working, renders under way are cancelled.",
    within:
      "Within minutes: every ride, video, track and film is deleted, and what is kept of you. Nothing of it can be brought back. Your own files on your devices stay.",
    signIn: {
      deleted: "Your sign-in is deleted too.",
      stays:
        "Your sign-in itself stays, since this server may not delete it: ask whoever runs it. Signing in again begins with an empty account.",
      none: undefined,
    },
    copyFirst: "Download the archive first if you want a copy.",
    type: "To confirm, type “delete”",
    typeOrEmail: (email: string) => `To confirm, type “delete” or ${email}`,
    keep: "Keep everything",
    confirm: "Delete everything for good",
  },
  deleted: {
    tab: "Being deleted",
    title: "Your account is being deleted",
    titleLocal: "Everything is being deleted",
    text: "Your links are closed already. Your rides, videos, tracks and films are being deleted now, which takes some minutes.",
    local: "As soon as that is done, you can begin anew here.",
    again: "Begin anew",
  },
} as const;
