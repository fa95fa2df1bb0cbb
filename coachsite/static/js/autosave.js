// Saves each answer a moment after the last key and says so. Until the server has them, words stay on this device under
// this person's name, with the revision they were written on, so that they never replace newer ones unasked.
import { growRows } from "./rows.js";

const PAUSE = 900;
const RETRY = 15000;

class Answer {
  constructor(form, box) {
    Object.assign(this, { form, box, last: Promise.resolve() });
    this.status = box.querySelector("[role=status]");
    this.revision = box.querySelector("input[type=hidden]");
    this.key = `answer:${form.dataset.keep}:${box.dataset.prompt}`;
    this.restore();
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
    return this.fields.filter((field) => !isTick(field) || field.checked).flatMap((field) => (field.files ? [...field.files] : field.value));
  }

  // A date, a box that is ticked, words in a field: spaces are none.
  get isAnswered() {
    return this.values.some((value) => value instanceof File || value.trim() !== "") || this.hasFile;
  }

  get hasFile() {
    const away = this.box.querySelector("[data-file-now] input");
    return away !== null && !away.checked;
  }

  get waitsForChoice() {
    return this.box.querySelector("[data-conflict]") !== null;
  }

  keep() {
    // Revision 0 meets every stored answer as a conflict: the choice is asked for again after a reload.
    const revision = this.waitsForChoice ? 0 : this.revision.value;
    const kept = JSON.stringify({ values: this.values, revision });
    // A file can't be kept on this device: until it is saved it stands in its field.
    if (!this.file) localStorage.setItem(this.key, kept);
    return kept;
  }

  restore() {
    const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
    if (!kept || this.waitsForChoice) return;
    if (JSON.stringify(kept.values) === JSON.stringify(this.values)) {
      localStorage.removeItem(this.key);
      return;
    }
    growRows(this.box, kept.values.length);
    this.fields.forEach((field, index) => {
      if (isTick(field)) field.checked = kept.values.includes(field.value);
      else field.value = kept.values[index] ?? "";
    });
    this.revision.value = kept.revision;
    this.saveSoon(0);
  }

  typed() {
    this.keep();
    if (this.waitsForChoice) return;
    this.status.textContent = this.form.dataset.saving;
    this.saveSoon(PAUSE);
  }

  // One save at a time, so that a slow one can't meet the next.
  saveSoon(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.last = this.last.then(() => this.save())), wait);
  }

  async save() {
    if (this.waitsForChoice) return;
    const kept = this.keep();
    const body = new FormData();
    body.append("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    body.append("revision", this.revision.value);
    this.values.forEach((value) => body.append("value", value));
    const options = { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } };
    const response = await fetch(`${this.form.dataset.autosave}${this.box.dataset.prompt}/`, options).catch(() => null);
    await this.heard(response, kept);
  }

  async heard(response, kept) {
    if (response?.ok) {
      const answer = await response.json();
      return answer.html ? this.choose(answer) : this.saved(answer, kept);
    }
    if (response?.status === 422) return void (this.status.textContent = (await response.json()).error);
    this.status.textContent = this.form.dataset.kept;
    const signedOut = response?.type === "opaqueredirect" || response?.status === 403;
    this.form.querySelector("[data-signed-out]").hidden = !signedOut;
    if (!signedOut) this.saveSoon(RETRY);
  }

  saved(answer, kept) {
    const { revision, file } = answer;
    this.revision.value = revision;
    this.box.dispatchEvent(new CustomEvent("saved", { bubbles: true, detail: answer }));
    this.form.querySelector("[data-signed-out]").hidden = true;
    if (this.file) return this.savedFile(file);
    if (localStorage.getItem(this.key) !== kept) return;
    localStorage.removeItem(this.key);
    this.status.textContent = this.form.dataset.saved;
  }

  // The page shows what is stored, and the field is free again: handing in must not send the file twice.
  savedFile(html) {
    this.file.value = "";
    this.box.querySelector("[data-file-now]").innerHTML = html;
    this.status.textContent = this.form.dataset.saved;
  }

  choose({ html, revision }) {
    this.status.textContent = "";
    this.status.insertAdjacentHTML("beforebegin", html);
    this.revision.value = revision;
    this.keep();
  }

  leave(submitter) {
    clearTimeout(this.timer);
    if (submitter?.name === "take" && submitter.value === this.box.dataset.prompt) localStorage.removeItem(this.key);
  }
}

function isTick(field) {
  return field.type === "radio" || field.type === "checkbox";
}

// “3 of 7 done”, as it is typed.
function count(form, answers) {
  const place = form.querySelector("[data-done]");
  if (!place) return;
  const tried = [...form.querySelectorAll("[data-tried]")].map((each) => each.dataset.tried === "1");
  const all = [...answers.map((answer) => answer.isAnswered), ...tried];
  const done = all.filter(Boolean).length;
  place.querySelector("progress").value = done;
  place.querySelector("span").textContent = place.dataset.done.replace("%(done)s", done).replace("%(asked)s", all.length);
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const answers = [...form.querySelectorAll("[data-prompt]")].map((box) => new Answer(form, box));
  count(form, answers);
  form.addEventListener("input", () => count(form, answers));
  form.addEventListener("submit", (event) => answers.forEach((answer) => answer.leave(event.submitter)));
}

// What was handed in needs no copy on this device.
for (const done of document.querySelectorAll("[data-forget]")) {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(`answer:${done.dataset.forget}:`));
  keys.forEach((key) => localStorage.removeItem(key));
}
