// The next free times by the clock of the visitor's device: only they are asked for again, and the server chooses and writes them
// as ever. Their addresses say the zone, so no cookie has to: with another one, Back could not show what a form answered.
import { fetchPage } from "./fetched_page.js";
import { here, isNews } from "./guest_zone.js";

const block = document.querySelector(".next-times[data-few]");

function inZone(address) {
  const found = new URL(address, location);
  found.searchParams.set("zone", here);
  return found;
}

async function askAgain() {
  const address = inZone(block.dataset.few);
  if (block.action) address.searchParams.set("brings", "1");
  const { response, page } = await fetchPage(address);
  const few = page.querySelector(".time-list");
  if (!response.ok || !few?.children.length || block.contains(document.activeElement)) return; // what is there is right, too
  block.querySelector(".time-list").replaceWith(few);
  block.querySelector("[data-zone-shown]").textContent = few.dataset.zoneName;
  if (block.action) block.action = inZone(block.action).href;
}

if (block && isNews() && block.dataset.zone !== here) askAgain().catch(() => {}); // offline: the page is whole without it
