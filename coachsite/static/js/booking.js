// Choosing a day without loading the page anew. Links and the form do the same without this script.
import { fetchPage } from "./fetched_page.js";
import { here, keepZone } from "./guest_zone.js";

const said = document.createElement("p");
said.className = "visually-hidden";
said.setAttribute("role", "status");
document.body.append(said);

const booking = () => document.querySelector("[data-booking]");
let current; // the request that is under way

/** Where the month alone is to be had that another address of this page shows; elsewhere it comes with its page. */
function monthOf(address) {
  if (!booking().dataset.booking || address.pathname !== location.pathname) return address;
  const month = new URL(booking().dataset.booking, address);
  month.search = address.search;
  month.searchParams.set("page", address.pathname);
  return month;
}

/** Shows what another address of this page shows; gives the address it ended at. */
async function show(url) {
  current?.abort();
  current = new AbortController();
  const address = new URL(url, location);
  const month = monthOf(address);
  const { response, page } = await fetchPage(month, current.signal);
  const next = page.querySelector("[data-booking]");
  if (!response.ok || !next) throw new Error(`No month at ${url}`);
  booking().replaceWith(next);
  said.textContent = next.querySelector("[data-said]").textContent.trim();
  return month === address ? response.url : address.href.replace(address.hash, "");
}

/** Goes there as a link would. What had the focus has it again; without a key, the chosen day has. */
async function go(url, key) {
  try {
    const address = await show(url);
    history.pushState(null, "", address + new URL(url, location).hash);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
    return;
  }
  focus(key);
}

function focus(key) {
  const chosen = booking().querySelector("[aria-current]");
  const target = booking().querySelector(`[data-key="${key}"]`) ?? chosen ?? booking().querySelector("a");
  target?.focus({ preventScroll: true });
  if (target === chosen && innerWidth < 704) document.querySelector("#times").scrollIntoView(); // below the month there
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-booking] a[data-key]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(link.href, link.dataset.key);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-zone]");
  if (form) changeZone(form);
});

function changeZone(form) {
  return go(`${form.action}?${new URLSearchParams(new FormData(form))}`, "zone");
}

/** This address, with the page that led here: the request for it comes from this very page. */
function hereWithSource() {
  const source = booking().querySelector("input[name=from]")?.value;
  const address = new URL(location.href);
  if (source && source !== address.pathname && !address.searchParams.has("from")) address.searchParams.set("from", source);
  return address.href;
}

/** Shows this address anew. A request that a click has overtaken is no reason to load the page: that would undo the click. */
function refresh() {
  show(hereWithSource()).catch((error) => error.name === "AbortError" || location.reload());
}

addEventListener("popstate", refresh);
addEventListener("pageshow", (event) => event.persisted && refresh()); // Back shows a page from memory, as it was

// The arrow keys walk through the open days: sideways to the next one, up and down on the same weekday.
const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

document.addEventListener("keydown", (event) => {
  const day = event.target.closest?.(".month a");
  if (!day || event.metaKey || event.ctrlKey || event.altKey) return;
  const step = steps[event.key];
  const target = step ? neighbor(day, step) : month(event.key);
  if (!target) return;
  event.preventDefault();
  if (step) target.focus();
  else go(target.href);
});

function neighbor(day, step) {
  const cells = Array.from(day.closest("tbody").querySelectorAll("td"));
  let at = cells.indexOf(day.closest("td")) + step;
  while (cells[at] && !cells[at].querySelector("a")) at += step;
  return cells[at]?.querySelector("a");
}

function month(key) {
  const name = { PageUp: "prev", PageDown: "next" }[key];
  return name && booking().querySelector(`[data-key="${name}"]`);
}

// The list of places is long: it is fetched once somebody opens the choice.
document.addEventListener("toggle", ({ target }) => target.matches("[data-booking] details[open]") && fill(target), true);

async function fill(choice) {
  const list = choice.querySelector("datalist[data-places]");
  if (!list || list.options.length) return;
  const response = await fetch(list.dataset.places).catch(() => null); // without it the server finds what is typed
  if (response?.ok) list.innerHTML = await response.text();
}

// A guest reads the free times in the zone of their device.
const zone = document.querySelector("form[data-finds-zone] input[name=zone]");
if (zone && keepZone() && zone.value !== here) refresh();
