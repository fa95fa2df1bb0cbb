// Says how many people are ticked, and ticks the whole page at once. Without this file every box works by itself.
const form = document.querySelector("form[data-ticks]");
const boxes = form ? [...form.querySelectorAll("input[name=pick]")] : [];
const count = form?.querySelector("[data-count]");

function tell() {
  const number = boxes.filter((box) => box.checked).length;
  count.textContent = number;
  count.hidden = number === 0;
}

form?.addEventListener("change", tell);
window.addEventListener("pageshow", () => form && tell());
