// Whoever signs out leaves no unsaved words behind on this device. (A session that merely ended does not sign out.)
import { forgetAll } from "./autosave/device_copy.js";

document.addEventListener("submit", ({ target }) => {
  if (new URL(target.action).pathname.endsWith("/logout/")) forgetAll("answer:");
});
