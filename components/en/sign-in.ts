import { MAX_PASSWORD_BYTES, MIN_PASSWORD, type SignInProblem } from "#lib/contracts/sign-in";

const PROBLEMS = {
  wrong: "That is not the address and password of an account here. Check both, or have a link sent to you.",
  unconfirmed: "This address is not confirmed yet. Open the link in the mail that we sent, or have it sent again.",
  email: "That does not look like a mail address. It should be like name@example.org.",
  weak_password: `This password is not safe enough. Take at least ${MIN_PASSWORD} characters that nobody else would think of; at most ${MAX_PASSWORD_BYTES}, where a letter with an accent counts twice.`,
  same_password: "That is the password that you have already. Take another one.",
  wrong_password: "The current password is not right.",
  closed: "This server takes no new accounts at the moment.",
  taken: "This did not work. If you have an account with this address, sign in instead.",
  too_many: "That was tried too often. Wait some minutes, then try again.",
  unavailable: "Signing in does not work at the moment. Please try again in a minute.",
  link: "This link has been used already, or it is too old. Have a new one sent to you.",
  other_browser:
    "This link signs in only the browser that it was asked for in, which is another one. If it was to confirm your address, that is done: sign in here. Otherwise have a new one sent from this browser.",
  declined: "The other service did not sign you in. Try again, or take another way.",
} as const satisfies Record<SignInProblem, string>;

/** Names of other services as they write themselves; another one's name is shown as it is configured. */
const SERVICES: Readonly<Record<string, string>> = {
  google: "Google",
  strava: "Strava",
  apple: "Apple",
  github: "GitHub",
  facebook: "Facebook",
};

export const signInText = {
  problems: PROBLEMS,
  email: "Email",
  password: "Password",
  newPassword: "New password",
  passwordHint: `At least ${MIN_PASSWORD} characters.`,
  or: "or",
  continueWith: (provider: string) => `Continue with ${SERVICES[provider] ?? provider}`,
  mailed: (email: string) =>
    `Look at your mail: if ${email} has an account, a link is on its way. It is good for an hour.`,
  login: {
    title: "Sign in",
    submit: "Sign in",
    link: "Send me a link instead",
    again: "Send the mail again",
    forgotten: "Forgotten your password?",
    noAccount: "No account yet?",
    signUp: "Make one",
  },
  signUp: {
    title: "Make an account",
    submit: "Make an account",
    known: "You have one already?",
    login: "Sign in",
    mailed: (email: string) =>
      `We have written to ${email}. Open the link in that mail to go on. If nothing comes within some minutes, look among the unwanted mail, or you may have an account already.`,
  },
  confirm: {
    title: "One more click",
    text: "You opened a link from one of our mails. Go on to sign in with it in this browser.",
    recovery: "You opened a link from one of our mails. Go on to choose a new password.",
    submit: "Continue",
    brokenTitle: "This link is not complete",
    broken: "Something is missing in it. Copy the whole address from the mail, or have a new one sent to you.",
    login: "Go to sign in",
  },
  reset: {
    title: "Forgotten your password?",
    text: "We send you a link to choose a new one.",
    submit: "Send me the link",
    back: "Back to sign in",
  },
  choose: {
    title: "Choose a new password",
    text: "Every other browser then has to sign in anew, once its current pass ends: within an hour on an ordinary server.",
    submit: "Keep this password",
  },
  signedOut: {
    title: "You are signed out",
    here: "Nobody can open your rides in this browser any more without signing in.",
    everywhere:
      "No other browser stays signed in for longer than its current pass, which is an hour at most on an ordinary server.",
    again: "Sign in again",
  },
  menu: {
    open: "Your account",
    settings: "Settings",
    signOut: "Sign out",
    signIn: "Sign in",
  },
  expired: {
    text: "You have been signed out. Nothing is lost: what you change is kept in this browser until you are back.",
    signIn: "Sign in",
  },
  account: {
    title: "Account",
    signedInAs: "Signed in as",
    noEmail: "This account has no mail address.",
    changePassword: "Change password",
    current: "Current password",
    submit: "Change password",
    changed:
      "Your password is changed. Every other browser has to sign in anew, once its current pass ends: within an hour on an ordinary server.",
    noPassword: "If you sign in by a link or another service and have no password,",
    chooseOne: "have a link sent to choose one",
    sessions: "Sessions",
    here: "Sign out",
    everywhere: "Sign out everywhere",
    everywhereHint:
      "For a lost phone or a shared computer: no browser or program is let in again without signing in. One that is open stays so until its current pass ends, an hour at most on an ordinary server.",
  },
} as const;
