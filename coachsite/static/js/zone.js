// Shows times in the visitor's own zone: tells the page which it is, once, and changes it without a button.
const form = document.querySelector("form[data-zone]");
const select = form?.elements.zone;
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const known = document.cookie.split("; ").some((pair) => pair.startsWith("zone="));

if (select) {
  form.querySelector("button").hidden = true;
  select.addEventListener("change", () => form.requestSubmit());
  form.addEventListener("submit", () => {
    document.cookie = `zone=${select.value}; path=/; max-age=31536000; samesite=lax`;
  });
  const listed = [...select.options].some((option) => option.value === here);
  if (!known && listed && select.value !== here) {
    select.value = here;
    form.requestSubmit();
  }
}
