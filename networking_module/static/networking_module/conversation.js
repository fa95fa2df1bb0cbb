// A conversation sheet: a kind word when a resume is mentioned, a button to print, and on paper what is saved by now.
const form = document.querySelector("form[data-resume]");

function wordOf(field) {
  return field.closest("[data-prompt]")?.querySelector("[data-resume-word]");
}

if (form) {
  const mentioned = new RegExp(form.dataset.resume, "iu");
  const asked = form.elements.asked_for;
  const look = (field) => {
    const word = wordOf(field);
    if (word) word.hidden = asked.checked || !mentioned.test(field.value);
  };
  form.addEventListener("input", ({ target }) => {
    look(target);
    if (target === asked) form.querySelectorAll("textarea, input[type=text]").forEach(look);
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

const sheet = document.querySelector("[data-paper]");
const written = sheet && document.querySelector("form[data-autosave]");
written?.addEventListener("saved", ({ detail }) => {
  sheet.innerHTML = detail.paper;
});
