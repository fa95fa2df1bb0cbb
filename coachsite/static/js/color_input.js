// A color that is picked is typed as well, and how well words in it can be read is said at once, as the server will say it
// (WCAG 2.2, 1.4.3).
for (const box of document.querySelectorAll("[data-color-input]")) watch(box);

function watch(box) {
  const [typed, picker] = box.querySelectorAll("input");
  const said = document.createElement("output");
  box.append(said);
  picker.hidden = false;
  const show = () => {
    const color = hex(typed.value);
    if (color) picker.value = color;
    said.textContent = color ? words(color, box.dataset) : "";
  };
  typed.addEventListener("input", show);
  picker.addEventListener("input", () => {
    typed.value = picker.value;
    typed.dispatchEvent(new Event("input", { bubbles: true }));
  });
  show();
}

/** The color as #rrggbb, if it is written so, or shorter. */
function hex(text) {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1].toLowerCase();
  if (!digits) return "";
  return `#${digits.length === 6 ? digits : [...digits].map((each) => each + each).join("")}`;
}

function words(color, { beside, enough, good, poor }) {
  const lowest = Math.min(...beside.split(" ").map((other) => contrast(color, other)));
  return (lowest >= Number(enough) ? good : poor).replace("{contrast}", lowest.toFixed(1));
}

function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color) {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(color.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(part) {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
