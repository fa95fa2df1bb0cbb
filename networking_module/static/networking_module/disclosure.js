// One opened row at a time: opening "I was in touch" closes the one before, and Escape closes it.
const all = [...document.querySelectorAll("details[data-disclosure]")];

for (const details of all) {
  details.addEventListener("toggle", () => {
    if (!details.open) return;
    for (const other of all) other.open = other === details;
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    details.open = false;
    details.querySelector("summary").focus();
  });
}
