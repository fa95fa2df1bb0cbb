// Back may show this page as it was before its time was booked: from memory, or as the answer to a form that the browser kept.
// Where the server leads elsewhere by now, go there.
const isByBack = () => performance.getEntriesByType("navigation")[0]?.type === "back_forward";

addEventListener("pageshow", async (event) => {
  if (!event.persisted && !isByBack()) return;
  const response = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  if (response?.redirected) location.replace(response.url);
});
