"use server";

import { redirect } from "next/navigation";
import type { FormAnswer } from "#lib/contracts/sign-in";
import { pageUser } from "#lib/web/page-user";
import { answerForm } from "#lib/web/sign-in/answer-form";
import { openLink } from "#lib/web/sign-in/arrive";
import { mailConfirmation, mailPasswordLink, mailSignInLink } from "#lib/web/sign-in/by-mail";
import { signInByPassword, signUp } from "#lib/web/sign-in/by-password";
import { ownPath } from "#lib/web/sign-in/own-path";
import { changePassword, choosePassword } from "#lib/web/sign-in/passwords";
import { signOutEverywhere, signOutHere } from "#lib/web/sign-in/sign-out";

/** The form of the sign-in page: by password, or by the mail that its other buttons ask for. */
export async function signInAction(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { email, password, way, next } = textsOf(form);
  const answer = await answerForm(way === "password" ? "signIn" : "mail", email, () => {
    if (way === "link") return mailSignInLink(email, next);
    if (way === "again") return mailConfirmation(email, next);
    return signInByPassword({ email, password });
  });
  return answer ?? redirect(ownPath(next));
}

export async function signUpAction(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { email, password, next } = textsOf(form);
  const answer = await answerForm("mail", email, () => signUp({ email, password }, next));
  return answer ?? redirect(ownPath(next));
}

export async function resetAction(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { email } = textsOf(form);
  return (await answerForm("mail", email, () => mailPasswordLink(email))) ?? {};
}

/** A mailed link is opened by this button and not by the look at its page, which programs that read mail take too. */
export async function openLinkAction(form: FormData): Promise<void> {
  let path = "/login";
  const answer = await answerForm("signIn", undefined, async () => {
    path = await openLink(Object.fromEntries(form));
    return undefined;
  });
  redirect(answer?.problem ? `/login?problem=${answer.problem}` : path);
}

export async function choosePasswordAction(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  const answer = await answerForm("signIn", undefined, () => choosePassword(textsOf(form).password));
  return answer?.done ? redirect("/projects") : (answer ?? {});
}

export async function changePasswordAction(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  const { email } = await pageUser();
  const { current, password } = textsOf(form);
  const change = () => changePassword(email ?? "", { current, next: password });
  return (await answerForm("signIn", email ?? undefined, change)) ?? {};
}

export async function signOutAction(): Promise<void> {
  await answerForm("signOut", undefined, async () => {
    await signOutHere();
    return undefined;
  });
  redirect("/auth/signed-out");
}

export async function signOutEverywhereAction(): Promise<FormAnswer> {
  const answer = await answerForm("signOut", undefined, signOutEverywhere);
  return answer ?? redirect("/auth/signed-out?everywhere");
}

/** The form's fields as texts; an absent one is empty. */
function textsOf(form: FormData) {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    email: text("email").trim(),
    password: text("password"),
    current: text("current"),
    way: text("way") || "password",
    next: text("next"),
  };
}
