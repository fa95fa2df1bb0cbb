// A guest's own zone, unless they chose one; kept until the browser closes, because people travel. Who is signed in has chosen.
export const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

// Whether it is known here and nowhere else yet.
export function isNews() {
  return Boolean(here) && !document.cookie.split("; ").some((pair) => pair.startsWith("zone="));
}

// Has the server know it from the next request on; whether it is news.
export function keepZone() {
  if (!isNews()) return false;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing in browsers that our visitors use
  document.cookie = `zone=${here}; path=/; samesite=lax`;
  return true;
}
