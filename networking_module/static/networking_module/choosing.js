// Counts the ticks while they are made. Without this file the next page says how many there are.
const form = document.querySelector("form[data-choosing]");
const count = form?.querySelector("[data-count]");

function show() {
  count.textContent = Number(form.dataset.elsewhere ?? 0) + form.querySelectorAll("input[type=checkbox]:checked").length;
}

if (count) {
  form.addEventListener("change", show);
  show();
}
