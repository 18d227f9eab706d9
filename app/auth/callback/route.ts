import { finishElsewhere } from "#lib/web/sign-in/arrive";
import { seeOther } from "#lib/web/sign-in/see-other";

/** Mailed links and other services lead back to here, with a code for the browser that began. */
export async function GET(request: Request): Promise<Response> {
  return seeOther(request, () => finishElsewhere(new URL(request.url).searchParams));
}
