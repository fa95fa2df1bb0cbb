// Saves a private note a moment after the last key, and says so. Without this file the button saves it.
const PAUSE = 1200;

for (const form of document.querySelectorAll("form[data-note]")) {
  const status = form.querySelector("[data-note-status]");
  let timer;

  async function save() {
    const response = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    }).catch(() => null);
    const saved = response?.ok;
    if (saved) form.action = (await response.json()).url;
    status.textContent = saved ? status.dataset.saved : status.dataset.failed;
  }

  form.addEventListener("input", () => {
    status.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(() => form.checkValidity() && save(), PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}
