// Back may show this page from memory, as it was before its time was booked. Where the server leads elsewhere by now, go there.
addEventListener("pageshow", async (event) => {
  if (!event.persisted) return;
  const response = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  if (response?.redirected) location.replace(response.url);
});
