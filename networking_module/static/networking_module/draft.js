// Shows what is in a draft each time it was saved, hands the newest words to the mail program, and copies them.
const form = document.querySelector("form[data-draft]");
const status = form.querySelector("[role=status]");
const signs = document.querySelector("[data-draft-signs]");
const reader = document.querySelector("[data-reader]");
const giveaways = form.querySelector("[data-draft-giveaways]");
const mail = form.querySelector("[data-mail]");
const copy = form.querySelector("[data-copy]");
const sent = form.querySelector("button[value=sent]");
const checkAgain = form.querySelector("[data-check]");

// After a good answer one button comes first: copy, then “I sent it”; once the words have changed, the check.
function comesFirst(button) {
  for (const each of [copy, sent, checkAgain]) {
    each.classList.toggle("button-primary", each === button);
    each.classList.toggle("button-quiet", each !== button);
  }
}

form.addEventListener("saved", ({ detail }) => {
  if (signs) signs.innerHTML = detail.signs;
  reader.innerHTML = detail.phone;
  giveaways.innerHTML = detail.giveaways;
});

if (checkAgain) form.elements.text.addEventListener("input", () => comesFirst(checkAgain));

mail?.addEventListener("click", () => {
  const subject = encodeURIComponent(form.elements.subject.value);
  mail.href = `${mail.href.split("?")[0]}?subject=${subject}&body=${encodeURIComponent(form.elements.text.value)}`;
});

if (navigator.clipboard) {
  copy.hidden = false;
  if (checkAgain) comesFirst(copy);
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(form.elements.text.value);
    status.textContent = copy.dataset.copied;
    if (checkAgain) comesFirst(sent);
  });
}
