// Shows what is in a draft each time it was saved, hands the newest words to the mail program, and copies them.
const form = document.querySelector("form[data-draft]");
const status = form.querySelector("[role=status]");
const signs = document.querySelector("[data-draft-signs]");
const reader = document.querySelector("[data-reader]");
const giveaways = form.querySelector("[data-draft-giveaways]");
const mail = document.querySelector("[data-mail]");
const copy = document.querySelector("[data-copy]");
const sent = document.querySelector("button[value=sent]");
const checkAgain = document.querySelector("[data-check]");
const next = document.querySelector("[data-next]");
const others = document.querySelector("[data-else]");

// After a good answer one button comes first: copy, then “I sent it”; once the words have changed, the check.
function comesFirst(button) {
  const hadFocus = next.contains(document.activeElement);
  for (const each of [checkAgain, sent, copy]) {
    each.className = each === button ? "button button-primary" : "button-link";
    if (each === button) next.append(each);
    else if (each.parentElement === next) others.prepend(each);
  }
  if (hadFocus) button.focus();
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
