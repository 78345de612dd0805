const HOME = "/";

/** Where to go after signing in: what was asked for if that is a page of this site, else the first page. */
export function safePath(to: string | undefined, origin: string): string {
  if (to === undefined || !/^\/(?![/\\])/.test(to)) return HOME;
  try {
    // A browser drops tabs and dots before it goes there, so what it would make of it is what counts.
    const url = new URL(to, origin);
    const path = url.pathname + url.search + url.hash;
    const own = url.origin === origin && !path.startsWith("//");
    return own && url.pathname !== "/sign-in" && url.pathname !== "/setup" ? path : HOME;
  } catch {
    return HOME;
  }
}
