// Asks how far the adding has come, and opens the result. Without this file a link does.
const PAUSE = 1000;
const box = document.querySelector("[data-import-progress]");

async function look() {
  const response = await fetch(box.dataset.importProgress, { headers: { Accept: "application/json" } }).catch(() => null);
  if (response?.status === 401) return location.reload(); // to sign in
  const facts = response?.ok ? await response.json().catch(() => null) : null;
  if (facts && !facts.goes_on) return location.reload();
  if (facts) {
    box.querySelector("progress").value = facts.done;
    box.querySelector("[data-done]").textContent = facts.done;
  }
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
