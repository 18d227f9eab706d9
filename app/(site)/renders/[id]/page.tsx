import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { RenderView } from "#components/render/render-view";
import { getRender } from "#lib/server/renders";
import { foundOr404, pageUser } from "#lib/web/page-user";
import { pagesText } from "../../../../components/en/pages.ts";

type Props = { params: Promise<{ id: string }> };

/** Read once for the head and the page. */
const load = cache(async (id: string) => {
  const user = await pageUser();
  return foundOr404(id, (found) => getRender(user.id, found));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id)).order.title };
}

export default async function RenderPage({ params }: Props) {
  const render = await load((await params).id);
  return (
    <main id="main" className="mx-auto flex max-w-4xl flex-col gap-4 px-4 py-6">
      <div>
        <Link
          href={`/projects/${render.projectId}`}
          className="inline-flex min-h-10 items-center gap-1.5 text-muted text-sm hover:text-text"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {pagesText.render.back}
        </Link>
        <h1 className="break-words font-bold text-3xl">{render.order.title}</h1>
      </div>
      <RenderView render={render} />
    </main>
  );
}
