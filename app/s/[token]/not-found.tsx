import { PageMessage } from "#components/ui/page-message";

export const metadata = { title: "Not available" };

export default function ShareNotFound() {
  return (
    <PageMessage title="This video is not available">
      <p className="text-muted">
        The link has expired, its owner has taken it back, or the address is not complete. Ask the person who sent it
        for a new one.
      </p>
    </PageMessage>
  );
}
