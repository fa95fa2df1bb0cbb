// One part of a form that is saved by itself: its fields, its revision, and what is said beside it. A copy stays on this
// device, under this person's name, until the server has the words; with it their revision, so that they never replace
// newer ones unasked.
import { growRows } from "../rows.js";
import { forget, keep, read, readJson } from "./device_copy.js";
import { SaveQueue, same } from "./save_queue.js";
import { fitsKeepalive, send } from "./sending.js";

const REFUSED = ["invalid", "tooLarge", "refused", "gone"];

export class Part {
  /** `words` is the element whose data attributes hold the sentences, `signedOut` the one that says how to sign in again. */
  constructor({ form, box, words, signedOut }) {
    Object.assign(this, { form, box, words, signedOut });
    this.status = box.querySelector("[role=status]");
    this.revision = box.querySelector("input[type=hidden]");
    this.url = `${form.dataset.autosave}${box.dataset.prompt}/`;
    // What a coach writes about a client leaves no copy: only a form with data-keep does, and none on a shared computer.
    this.key = form.dataset.keep && `answer:${words.dataset.person}:${form.dataset.keep}:${box.dataset.prompt}`;
    this.isShared = "shared" in words.dataset;
    const { conflict } = this;
    this.queue = new SaveQueue({
      read: () => this.values,
      send: (...save) => this.send(...save),
      heard: (...told) => this.heard(...told),
    });
    if (conflict) this.queue.state = "conflict";
    else this.takeUp();
    box.addEventListener("input", () => this.typed());
  }

  // Asked for each time: a table's rows grow.
  get fields() {
    return [...this.box.querySelectorAll("input:not([type=hidden]), textarea")];
  }

  get file() {
    return this.box.querySelector("input[type=file]");
  }

  get values() {
    return this.fields
      .filter((field) => !isTick(field) || field.checked)
      .flatMap((field) => (field.files ? [...field.files] : field.value));
  }

  /** The page as it came, without what was typed since; of other fields than text nobody can tell. */
  get rendered() {
    const words = (field) => (field.matches("textarea, [type=text]") ? field.defaultValue : field.value);
    return this.fields
      .filter((field) => !isTick(field) || field.checked)
      .flatMap((field) => (field.files ? [...field.files] : words(field)));
  }

  get conflict() {
    return this.box.querySelector("[data-conflict]");
  }

  // A date, a box that is ticked, words in a field: spaces are none. A file counts once it is stored.
  get isAnswered() {
    if (this.file) return this.hasFile;
    return !REFUSED.includes(this.queue.state) && this.values.some((value) => value.trim() !== "");
  }

  get hasFile() {
    const away = this.box.querySelector("[data-file-now] input");
    return away !== null && !away.checked;
  }

  /** Whether leaving the page now would lose something. */
  get isAtRisk() {
    const goesAlong = !this.queue.failures && !this.queue.waitsForPerson && fitsKeepalive(this.values);
    return !this.queue.isStored && !goesAlong && !this.isOnDevice;
  }

  /** Whether the copy is still there: another tab with this page keeps its own under the same name. */
  get isOnDevice() {
    return this.isKept && read(this.key) === this.copy;
  }

  typed() {
    this.keep();
    if (!this.queue.failures && !this.conflict) this.status.textContent = this.words.dataset.saving;
    this.queue.typed();
  }

  keep() {
    // Revision 0 meets every stored answer as a conflict: the choice is asked for again after a reload.
    const revision = this.conflict ? 0 : this.revision.value;
    this.copy = JSON.stringify({ values: this.values, revision });
    // A file can't be kept on this device: until it is saved it stands in its field.
    this.isKept = Boolean(this.key) && !this.isShared && !this.file && keep(this.key, this.copy);
  }

  // What was typed before this script was there is not stored yet, and newer than a copy.
  takeUp() {
    this.queue.stored = this.rendered;
    if (this.queue.isStored) this.restore();
    else this.typed();
  }

  restore() {
    const kept = this.key && readJson(this.key);
    if (!Array.isArray(kept?.values)) return;
    if (same(kept.values, this.values)) return forget(this.key);
    growRows(this.box, kept.values.length);
    this.fields.forEach((field, index) => {
      if (isTick(field)) field.checked = kept.values.includes(field.value);
      else field.value = kept.values[index] ?? "";
    });
    this.revision.value = kept.revision;
    if (this.isShared) forget(this.key);
    this.typed();
    this.queue.soon(0);
  }

  send(values, { before, leaving = document.hidden }) {
    const fields = [["revision", this.revision.value], ...values.map((value) => ["value", value])];
    const sent = (before ?? []).filter((value) => !(value instanceof File)).map((value) => ["before", value]);
    return send(this.url, [...fields, ...sent], { person: this.words.dataset.person, leaving });
  }

  heard(outcome, values) {
    this.show(outcome, values);
    this.box.dispatchEvent(new CustomEvent("heard", { bubbles: true }));
  }

  show({ is, answer }, values) {
    if (this.signedOut) this.tellSignedOut(is);
    if (is === "stored") return this.saved(answer, values);
    if (is === "conflict") return this.choose(answer);
    if (is === "unchanged") return this.say(this.revision.value === "0" ? "" : this.words.dataset.saved);
    this.say(
      (["invalid", "gone"].includes(is) && answer?.error) || this.words.dataset[is === "away" && this.isOnDevice ? "kept" : is],
    );
  }

  say(words) {
    this.status.textContent = words;
  }

  tellSignedOut(is) {
    this.signedOut.hidden = is !== "signedOut";
    if (is === "signedOut") this.status.after(this.signedOut);
  }

  saved(answer, values) {
    this.revision.value = answer.revision;
    this.box.dispatchEvent(new CustomEvent("saved", { bubbles: true, detail: answer }));
    if (!same(values, this.values)) return this.keep();
    if (this.file) this.savedFile(answer.file);
    else if (this.key && read(this.key) === this.copy) forget(this.key);
    this.isKept = false;
    this.say(this.words.dataset.saved);
  }

  // The page shows what is stored, and the field is free again: handing in must not send the file twice.
  savedFile(html) {
    this.file.value = "";
    this.box.querySelector("[data-file-now]").innerHTML = html;
  }

  choose({ html, revision }) {
    this.say("");
    this.status.insertAdjacentHTML("beforebegin", html);
    this.conflict.scrollIntoView({ block: "nearest" });
    this.revision.value = revision;
    this.keep();
  }

  /** The client takes the other text: theirs is not asked about again. */
  drop() {
    if (this.key) forget(this.key);
  }
}

function isTick(field) {
  return field.type === "radio" || field.type === "checkbox";
}
