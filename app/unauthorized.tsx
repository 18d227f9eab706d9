import { PageMessage } from "#components/ui/page-message";

export const metadata = { title: "Sign in" };

export default function Unauthorized() {
  return (
    <PageMessage title="You are not signed in">
      <p className="text-muted">
        On your own computer, open SportsSync as http://127.0.0.1 or http://localhost. A hosted server takes an access
        token in the Authorization header.
      </p>
    </PageMessage>
  );
}
