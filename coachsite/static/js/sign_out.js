// Whoever signs out leaves no unsaved words behind on this device, and is asked first when there are any. (A session that merely
// ended does not sign out.)
import { forgetAll, keepsAny } from "./autosave/device_copy.js";

const COPIES = "answer:";

document.addEventListener("submit", (event) => {
  if (!new URL(event.target.action).pathname.endsWith("/logout/")) return;
  const question = document.querySelector("meta[name=unsaved-words]")?.content;
  if (question && keepsAny(COPIES) && !confirm(question)) event.preventDefault();
  else forgetAll(COPIES);
});
