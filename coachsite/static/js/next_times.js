// The next free times by the clock of the visitor's device: put into other words on the page, not asked for again. The addresses
// say the zone, so no cookie has to: with another one, Back could not show what a form answered.
import { here, isNews } from "./guest_zone.js";

const block = document.querySelector(".next-times[data-finds-zone]");

function words(at, options) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: here, ...options }).format(at);
}

// As the server writes it: "6 p.m.", "6:30 p.m.", "noon".
function hourOf(at, clock24) {
  const found = words(at, { hour: clock24 ? "2-digit" : "numeric", minute: "2-digit", hour12: !clock24 });
  if (clock24 || !document.documentElement.lang.startsWith("en")) return found;
  const short = found.replace(":00", "").replace(/\s*([ap])m$/i, (_, half) => ` ${half.toLowerCase()}.m.`);
  return { "12 p.m.": "noon", "12 a.m.": "midnight" }[short] ?? short;
}

function reword(time, clock24) {
  const at = new Date(time.dateTime);
  const day = words(at, { weekday: "short", month: "short", day: "numeric" });
  const [dayWords, hourWords] = time.children;
  dayWords.textContent = day;
  hourWords.textContent = hourOf(at, clock24);
  const pressed = time.closest("a, button");
  pressed.setAttribute("aria-label", words(at, { dateStyle: "full", timeStyle: "short" }));
  if (pressed.href) pressed.href = inZone(pressed.href);
}

function inZone(address) {
  const found = new URL(address);
  found.searchParams.set("zone", here);
  return found.href;
}

// As the server chooses: by day if there are such times, few, and not all of one morning.
const [first, last, most, aDay] = [8, 20, 4, 2];

function isWaking(at) {
  const hour = Number(words(at, { hour: "2-digit", hourCycle: "h23" }));
  return hour >= first && hour <= last;
}

function chooseByDay(list, others) {
  const at = (item) => new Date(item.querySelector("time").dateTime);
  const all = [...list.children, ...others.content.cloneNode(true).children].sort((one, other) => at(one) - at(other));
  const waking = all.filter((item) => isWaking(at(item)));
  if (!waking.length) return;
  const days = {};
  const few = waking.filter((item) => {
    const day = words(at(item), { dateStyle: "short" });
    days[day] = (days[day] ?? 0) + 1;
    return days[day] <= aDay;
  });
  list.replaceChildren(...few.slice(0, most));
}

if (block && isNews() && block.dataset.findsZone !== here) {
  chooseByDay(block.querySelector(".time-list"), block.querySelector("template"));
  for (const time of block.querySelectorAll("time")) reword(time, block.dataset.clock24 === "1");
  if (block.action) block.action = inZone(block.action);
  const city = here.split("/").pop().replaceAll("_", " ");
  block.querySelector("[data-zone-name]").textContent = block.dataset.placeTime.replace("…", city);
}
