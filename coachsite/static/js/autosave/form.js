// A form whose parts are saved by themselves, and whose buttons still send it whole.
import { Part } from "./part.js";

export class AutosaveForm {
  constructor(form) {
    this.form = form;
    // The sentences stand at the form, or at what holds several of them.
    const words = form.closest("[data-saved]");
    const signedOut = words.querySelector("[data-signed-out-note]");
    this.parts = [...form.querySelectorAll("[data-prompt]")].map((box) => new Part({ form, box, words, signedOut }));
    // What a browser puts back into fields after Back would be older than what is stored.
    form.autocomplete = "off";
    form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("input", () => this.count());
    form.addEventListener("heard", () => this.count());
    this.count();
  }

  // “3 of 7 done”, as it is typed; what was refused is not done. A list of the steps beside it marks the same.
  count() {
    const answered = new Map(this.parts.map((part) => [part.box, part.isAnswered]));
    const isDone = (box) => answered.get(box) ?? box.dataset.tried === "1";
    const place = this.form.querySelector("[data-done]");
    if (place) {
      const asked = [...this.form.querySelectorAll(`[data-asked=${place.dataset.of}]`)];
      const done = asked.filter(isDone).length;
      const words = done ? place.dataset.done : place.dataset.none;
      place.textContent = words.replace("%(done)s", done).replace("%(asked)s", asked.length);
      this.form.querySelector(".prompts-done progress").value = done;
    }
    for (const mark of document.querySelectorAll("[data-step-done]")) {
      const box = document.getElementById(mark.dataset.stepDone).querySelector("[data-asked]");
      mark.hidden = !box || !isDone(box);
    }
  }

  // A button sends the form once every part is stored. Who is signed out or offline stays on the page with their words.
  async submit(event) {
    if (this.isSent) return;
    const { submitter } = event;
    const taken = submitter?.name === "take" ? submitter.value : null;
    const waiting = this.parts.filter((part) => part.box.dataset.prompt !== taken && !part.queue.isStored && !part.conflict);
    if (waiting.length) {
      event.preventDefault();
      if (this.isBusy || !(await this.settle(waiting))) return;
    }
    for (const part of this.parts) if (part.box.dataset.prompt === taken) part.drop();
    this.isSent = true;
    if (waiting.length) this.form.requestSubmit(submitter);
  }

  get isBusy() {
    return this.form.getAttribute("aria-busy") === "true";
  }

  /** The form is the person's again: it could not be sent, or they came back to its page. */
  rest() {
    this.isSent = false;
    this.form.removeAttribute("aria-busy");
  }

  /** Whether all of them are stored, or wait for words that the next page says more about. */
  async settle(parts) {
    this.form.setAttribute("aria-busy", "true");
    await Promise.all(parts.map((part) => part.queue.settle()));
    const stuck = parts.find((part) => !part.queue.isStored && part.queue.state !== "invalid");
    if (stuck) this.show(stuck);
    return !stuck;
  }

  /** What keeps a part from being stored comes into view; whoever was signed out is at the way in. */
  show(part) {
    this.rest();
    part.status.scrollIntoView({ block: "center" });
    if (part.queue.state === "signedOut") part.signedOut.querySelector("a").focus();
  }
}
