// Saves what stands in one place: a moment after the last key, one save at a time, again and again until the server has it.
const PAUSE = 900; // milliseconds
const RETRIES = [2000, 4000, 8000, 15_000, 30_000, 60_000];
const TRY_AGAIN = ["away", "signedOut"];

export class SaveQueue {
  /**
   * `read()` gives the values as they stand; `send(values, {before, leaving})` what became of saving them (see sending.js),
   * where `before` are values that went out and were never answered; `heard(outcome, values)` shows it on the page.
   */
  constructor({ read, send, heard }) {
    Object.assign(this, { read, send, heard, stored: read(), unanswered: null, failures: 0, state: "stored", underWay: null });
  }

  get isStored() {
    return this.unanswered === null && same(this.read(), this.stored);
  }

  /** Whether only the person can do something about it: choose, shorten, copy. */
  get waitsForPerson() {
    return !["stored", "typed", ...TRY_AGAIN].includes(this.state);
  }

  typed() {
    if (this.state === "conflict") return;
    if (!TRY_AGAIN.includes(this.state)) this.state = "typed";
    if (this.failures === 0) this.soon(PAUSE);
  }

  soon(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  /** Online, seen or signed in again: now is better than later. */
  wake() {
    if (!this.isStored && !this.waitsForPerson) this.save();
  }

  save() {
    clearTimeout(this.timer);
    this.underWay ??= this.run().finally(() => (this.underWay = null));
    return this.underWay;
  }

  /** Saves until what stands is stored, or it turns out that this can't be now. */
  async settle() {
    await this.save();
    if (this.state === "stored" && !this.isStored) await this.settle();
  }

  async run() {
    if (this.state === "conflict") return; // what was typed while the question came waits for its answer, too
    if (this.isStored) {
      this.state = "stored";
      return this.heard({ is: "unchanged" }, this.stored);
    }
    // What may have arrived goes out once more as it was, which is harmless; only then what was typed since.
    this.unanswered ??= this.read();
    const values = this.unanswered;
    const outcome = await this.send(values, {});
    this.state = outcome.is;
    if (outcome.is !== "away") this.unanswered = null;
    this.failures = TRY_AGAIN.includes(outcome.is) ? this.failures + 1 : 0;
    if (outcome.is === "stored") this.accept(outcome, values);
    else this.heard(outcome, values);
    if (this.failures) this.soon(RETRIES[Math.min(this.failures, RETRIES.length) - 1]);
    else if (!this.isStored && !same(this.read(), values) && this.state !== "conflict") this.soon(PAUSE);
  }

  accept(outcome, values) {
    const isNewest = same(this.read(), values);
    this.stored = values;
    this.heard(outcome, values);
    // A file that was taken in leaves its field: what stands now is what is stored.
    if (isNewest) this.stored = this.read();
  }

  /** The page goes: what isn't stored yet goes with it, beside a save that is under way. */
  leave() {
    if (this.isStored || this.waitsForPerson) return;
    clearTimeout(this.timer);
    const values = this.read();
    this.send(values, { before: this.unanswered, leaving: true });
    this.unanswered = values;
  }
}

export function same(some, others) {
  return some.length === others.length && some.every((value, index) => value === others[index]);
}
