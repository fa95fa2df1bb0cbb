// Saves each answer a moment after the last key and says so. Words that could not be saved (no network, signed out) stay
// on this device under this person's name until they are.
const PAUSE = 900;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const key = (id) => `answer:${form.dataset.keep}:${id}`;
  const timers = new Map();
  const waiting = new Map();

  function values(box) {
    const fields = [...box.querySelectorAll("input:not([type=hidden]), textarea")];
    return fields.filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked).map((field) => field.value);
  }

  async function save(box) {
    const id = box.dataset.prompt;
    const status = box.querySelector("[role=status]");
    const revision = box.querySelector("input[type=hidden]");
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("revision", revision.value);
    values(box).forEach((value) => body.append("value", value));
    localStorage.setItem(key(id), JSON.stringify(values(box)));
    const options = { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } };
    const response = await fetch(`${form.dataset.autosave}${id}/`, options).catch(() => null);
    if (response?.ok) {
      revision.value = (await response.json()).revision;
      localStorage.removeItem(key(id));
      status.textContent = form.dataset.saved;
    } else if (response?.status === 409) {
      // The page shows both texts: the server decides what stands beside what was typed.
      form.requestSubmit(form.querySelector("button[name=save]"));
    } else {
      status.textContent = form.dataset.kept;
    }
  }

  // One save at a time for each answer, so that a slow one can't meet the next.
  function enqueue(box) {
    const id = box.dataset.prompt;
    waiting.set(id, (waiting.get(id) ?? Promise.resolve()).then(() => save(box)));
  }

  function restore(box) {
    const kept = JSON.parse(localStorage.getItem(key(box.dataset.prompt)) ?? "null");
    if (!kept) return;
    for (const field of box.querySelectorAll("input:not([type=hidden]), textarea")) {
      if (["radio", "checkbox"].includes(field.type)) field.checked = kept.includes(field.value);
      else field.value = kept[0] ?? "";
    }
    enqueue(box);
  }

  for (const box of form.querySelectorAll("[data-prompt]")) {
    restore(box);
    box.addEventListener("input", () => {
      box.querySelector("[role=status]").textContent = form.dataset.saving;
      clearTimeout(timers.get(box));
      timers.set(box, setTimeout(() => enqueue(box), PAUSE));
    });
  }
  form.addEventListener("submit", () => timers.forEach(clearTimeout));
}
