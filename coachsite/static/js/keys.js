// One key for what carries data-key: a link is followed, a field gets the focus. Never while someone types, and whoever
// speaks to their computer or types by accident can switch it off: this browser remembers it.
import { forget, keep, read } from "./autosave/device_copy.js";

const STORE = "keys-off";
const place = document.querySelector("[data-keys]");
const onOff = place?.querySelector("[data-keys-on]");

if (place) {
  place.hidden = false;
  onOff.checked = read(STORE) === null;
  onOff.addEventListener("change", () => (onOff.checked ? forget(STORE) : keep(STORE, "1")));
  document.addEventListener("keydown", press);
}

function press(event) {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable=true]");
  if (!onOff.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const found = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!found) return;
  event.preventDefault();
  if (found.matches("a")) found.click();
  else found.focus();
}
