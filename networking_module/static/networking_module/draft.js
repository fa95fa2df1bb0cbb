// Shows what is in a draft each time it was saved, hands the newest words to the mail program, and copies them.
const form = document.querySelector("form[data-draft]");
const status = form.querySelector("[role=status]");
const signs = document.querySelector("[data-draft-signs]");
const mail = form.querySelector("[data-mail]");
const copy = form.querySelector("[data-copy]");

form.addEventListener("saved", ({ detail }) => {
  signs.innerHTML = detail.signs;
});

mail?.addEventListener("click", () => {
  const subject = encodeURIComponent(form.elements.subject.value);
  mail.href = `${mail.href.split("?")[0]}?subject=${subject}&body=${encodeURIComponent(form.elements.text.value)}`;
});

if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(form.elements.text.value);
    status.textContent = copy.dataset.copied;
  });
}
