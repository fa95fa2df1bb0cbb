// Asks for the times in the visitor's own zone, unless they chose one. The form's button does the rest.
const form = document.querySelector("form[data-zone]");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const known = () => document.cookie.split("; ").some((pair) => pair.startsWith("zone="));

if (form && !known()) {
  const { zone } = form.elements;
  const listed = Array.from(zone.options, (option) => option.value).includes(here);
  if (listed && zone.value !== here) {
    document.cookie = `zone=${here}; path=/; samesite=lax`; // until the browser closes: people travel
    if (known()) location.reload();
  }
}
