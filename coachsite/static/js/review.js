// Saves each of a coach's comments a moment after the last key, and says so. When other words stand there, both are shown.
const PAUSE = 900;
const RETRY = 15000;

class Comment {
  constructor(form, box) {
    Object.assign(this, { form, box, last: Promise.resolve() });
    this.field = box.querySelector("textarea");
    this.before = box.querySelector("input[type=hidden]");
    this.status = box.querySelector("[role=status]");
    this.field.addEventListener("input", () => this.soon(PAUSE));
  }

  // One save at a time, so that a slow one can't meet the next.
  soon(wait) {
    clearTimeout(this.timer);
    this.status.textContent = "";
    this.timer = setTimeout(() => (this.last = this.last.then(() => this.save())), wait);
  }

  async save() {
    const text = this.field.value;
    const body = new FormData();
    const fields = { csrfmiddlewaretoken: this.form.elements.csrfmiddlewaretoken.value, prompt: this.box.dataset.comment, text, before: this.before.value };
    Object.entries(fields).forEach(([name, value]) => body.append(name, value));
    const response = await fetch(this.form.dataset.review, { method: "POST", body, redirect: "manual" }).catch(() => null);
    if (response?.ok) return this.saved(text);
    if (response?.status === 409) return this.choose(await response.json());
    if (response?.status === 422) return void (this.status.textContent = (await response.json()).error);
    this.status.textContent = this.form.dataset.failed;
    this.soon(RETRY);
    this.status.textContent = this.form.dataset.failed;
  }

  saved(text) {
    this.before.value = text;
    if (this.field.value === text) this.status.textContent = this.form.dataset.saved;
  }

  choose({ error, theirs }) {
    const words = Object.assign(document.createElement("blockquote"), { className: "desk-prose desk-comment", textContent: theirs });
    const mine = this.button(this.form.dataset.mine, () => this.field.value, theirs);
    const other = this.button(this.form.dataset.theirs, () => theirs, theirs);
    this.status.replaceChildren(error, words, mine, " ", other);
  }

  button(label, text, theirs) {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "button button-small button-secondary", textContent: label });
    made.addEventListener("click", () => {
      this.field.value = text();
      this.before.value = theirs;
      this.field.focus();
      this.soon(0);
    });
    return made;
  }
}

for (const form of document.querySelectorAll("form[data-review]")) {
  const comments = [...form.querySelectorAll("[data-comment]")].map((box) => new Comment(form, box));
  form.addEventListener("submit", () => comments.forEach((each) => clearTimeout(each.timer)));
}
