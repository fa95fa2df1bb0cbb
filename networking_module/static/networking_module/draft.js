// Keeps a draft when the writer pauses, and shows what is in it. Without this file the buttons do the same.
const PAUSE = 1500;
const form = document.querySelector("form[data-draft]");
const status = form.querySelector("[data-draft-status]");
const signs = document.querySelector("[data-draft-signs]");
const mail = form.querySelector("[data-mail]");
const copy = form.querySelector("[data-copy]");
let timer;

async function keep() {
  const response = await fetch(form.dataset.pause, { method: "POST", body: new FormData(form) }).catch(() => null);
  status.textContent = response?.ok ? status.dataset.saved : status.dataset.failed;
  if (response?.ok) signs.innerHTML = await response.text();
}

form.addEventListener("input", () => {
  status.textContent = "";
  clearTimeout(timer);
  timer = setTimeout(keep, PAUSE);
});
form.addEventListener("submit", () => clearTimeout(timer));

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
