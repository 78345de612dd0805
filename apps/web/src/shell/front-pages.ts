/** Whether an address is one that needs nobody to be signed in, and so stands without the navigation. */
export function isFrontPage(pathname: string): boolean {
  return /^\/(sign-in|setup|invitation)\/?$/.test(pathname);
}
