import { PageMessage } from "#components/ui/page-message";
import { pagesText } from "../components/en/pages.ts";

const text = pagesText.unauthorized;

export const metadata = { title: text.tab };

export default function Unauthorized() {
  return (
    <PageMessage title={text.title}>
      <p className="text-muted">{text.text}</p>
    </PageMessage>
  );
}
