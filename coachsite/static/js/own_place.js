// The city whose clock this device shows, chosen already: whoever lives elsewhere types another.
import { cityOf, here } from "./guest_zone.js";

const place = document.querySelector("[data-own-place] .zone-choice");
const chosen = place?.querySelector("input[type=hidden]");
if (chosen && !chosen.value && here.includes("/")) choose();

function choose() {
  chosen.value = here;
  const shown = document.createElement("p");
  shown.className = "zone-now";
  const city = document.createElement("strong");
  city.textContent = cityOf(place.closest("[data-own-place]").dataset.renamed);
  const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
  shown.append(city, ` · ${time}`);
  place.prepend(shown);
}
