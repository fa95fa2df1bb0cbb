// Asks whether the zone of this device is worth an offer: it has another clock now, and was not turned down. Without this file
// nothing is offered, and a client's times are in the zone that they chose.
const place = document.querySelector("[data-device-zone]");
const device = Intl.DateTimeFormat().resolvedOptions().timeZone;

async function offer() {
  const query = new URLSearchParams({ device, page: location.pathname + location.search });
  const response = await fetch(`${place.dataset.deviceZone}?${query}`, { credentials: "same-origin" });
  if (response.status !== 200 || response.redirected) return; // nothing to offer, or signed out since
  const answer = new DOMParser().parseFromString(await response.text(), "text/html");
  place.replaceChildren(...answer.body.childNodes);
}

if (place && device && device !== place.dataset.zone) offer().catch(() => {}); // offline: the page is whole without it
