// Asks whether the zone of this device is worth an offer: it has another clock now, and was not turned down. Without this file
// nothing is offered, and a client's times are in the zone that they chose.
import { fetchPage } from "./fetched_page.js";
import { here } from "./guest_zone.js";

const place = document.querySelector("[data-device-zone]");

async function offer() {
  const query = new URLSearchParams({ device: here, page: location.pathname + location.search });
  const { response, page } = await fetchPage(`${place.dataset.deviceZone}?${query}`);
  if (response.status !== 200 || response.redirected) return; // nothing to offer, or signed out since
  place.replaceChildren(...page.body.childNodes);
}

if (place && here && here !== place.dataset.zone) offer().catch(() => {}); // offline: the page is whole without it
