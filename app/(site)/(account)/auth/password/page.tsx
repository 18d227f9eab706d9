import { redirect } from "next/navigation";
import { AccountPage } from "#components/sign-in/account-page";
import { ChoosePasswordForm } from "#components/sign-in/choose-password-form";
import { pageUser } from "#lib/web/page-user";
import { cameByMail } from "#lib/web/sign-in/passwords";
import { signInText } from "../../../../../components/en/sign-in.ts";
import { choosePasswordAction } from "../../actions.ts";

const text = signInText.choose;

export const metadata = { title: text.title };

export default async function PasswordPage() {
  const { email } = await pageUser();
  if (!(await cameByMail())) redirect("/auth/reset");
  return (
    <AccountPage title={text.title}>
      <p className="text-muted">{text.text}</p>
      <ChoosePasswordForm action={choosePasswordAction} email={email} />
    </AccountPage>
  );
}
