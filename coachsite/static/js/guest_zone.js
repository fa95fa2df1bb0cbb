// A guest's own zone, unless they chose one; kept until the browser closes, because people travel. Who is signed in has chosen.
// A device's first `Intl.DateTimeFormat` keeps it busy long enough to be felt; not all browsers have the other way yet.
export const here = globalThis.Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

// The city it is named after, by the name it has today: browsers still say "Katmandu". `renamed` is the server's list, as JSON.
export function cityOf(renamed) {
  const city = here.split("/").pop().replaceAll("_", " ");
  return JSON.parse(renamed || "{}")[city] ?? city;
}

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
