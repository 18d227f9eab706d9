import { startElsewhere } from "#lib/web/sign-in/arrive";
import { seeOther } from "#lib/web/sign-in/see-other";

/** Off to another service that says who somebody is. */
export async function GET(request: Request, { params }: { params: Promise<{ provider: string }> }): Promise<Response> {
  const { provider } = await params;
  return seeOther(request, () => startElsewhere(provider, new URL(request.url).searchParams.get("next")));
}
