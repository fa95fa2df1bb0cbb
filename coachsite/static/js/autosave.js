// Saves what someone types a moment after the last key, in every form with data-autosave, and says so once it is stored.
// Without this file the buttons save.
import { forgetAll } from "./autosave/device_copy.js";
import { AutosaveForm } from "./autosave/form.js";
import { csrfToken } from "./autosave/sending.js";

const forms = [...document.querySelectorAll("form[data-autosave]")].map((form) => new AutosaveForm(form));
const parts = forms.flatMap((form) => form.parts);

let isLeft = false;

function wake() {
  if (isLeft) return;
  for (const part of parts) part.queue.wake();
}

addEventListener("online", wake);
addEventListener("focus", wake);
document.addEventListener("visibilitychange", wake);

addEventListener("pagehide", () => {
  isLeft = true;
  const unsent = forms.filter((form) => !form.isSent);
  for (const part of unsent.flatMap((form) => form.parts)) part.queue.leave();
});

// Back to a page that was put aside whole: it may be older than what is stored.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  isLeft = false;
  for (const form of forms) form.rest();
  if (parts.every((part) => part.queue.isStored)) location.reload();
  else wake();
});

addEventListener("beforeunload", (event) => {
  if (forms.some((form) => !form.isSent && form.parts.some((part) => part.isAtRisk))) event.preventDefault();
});

// Signing in again in another tab changed the token that this page was rendered with.
document.addEventListener("formdata", ({ formData }) => {
  if (formData.has("csrfmiddlewaretoken")) formData.set("csrfmiddlewaretoken", csrfToken());
});

// What was handed in needs no copy on this device.
for (const done of document.querySelectorAll("[data-forget]")) forgetAll(`answer:${done.dataset.forget}:`);
