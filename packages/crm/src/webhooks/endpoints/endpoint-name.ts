/** What an endpoint is called in the audit log: a URL may hold what is not for it. */
export function endpointName({
  url,
  description,
}: {
  readonly url: string;
  readonly description: string;
}): string {
  return description || new URL(url).host;
}
