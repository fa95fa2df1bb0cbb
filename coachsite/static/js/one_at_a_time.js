// One question at a time: the form stays whole, and its parts take turns. The address names the part, so
// that Back leads to the question before; whoever would rather have all on one page says so, and the device remembers.
const form = document.querySelector("form:has([data-step])");
const steps = [...form.querySelectorAll("[data-step]")];
const only = form.querySelectorAll("[data-steps-only]");
const last = form.querySelector("[data-steps-last]");
const choices = form.querySelectorAll("[data-steps-mode]");
const KEY = "exercise-steps";
const page = form.closest(".exercise");

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

let mode = remembered();
const byStep = () => mode !== "page";

function choose(chosen) {
  mode = chosen;
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // Without a memory the next page is one question at a time again.
  }
}

// A link to a place within a step opens that step.
function named() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return steps.find((each) => target && each.contains(target));
}

let here = steps.find((each) => each.querySelector(".field-invalid, .conflict")) ?? named() ?? steps[0];

function show() {
  const one = byStep();
  for (const each of steps) each.hidden = one && each !== here;
  for (const each of only) each.hidden = !one;
  for (const each of form.querySelectorAll("[data-page-only]")) each.hidden = one;
  for (const each of page.querySelectorAll("[data-steps-first]")) each.hidden = one && here !== steps[0];
  for (const each of page.querySelectorAll(".step-list a")) {
    if (one && each.hash === `#${here.id}`) each.setAttribute("aria-current", "step");
    else each.removeAttribute("aria-current");
  }
  page.classList.toggle("exercise-by-step", one);
  for (const each of choices) each.hidden = (each.dataset.stepsMode === "steps") === one;
  last.hidden = one && here !== steps.at(-1);
  form.querySelector("[data-steps-choice]").hidden = false;
}

form.addEventListener("click", (event) => {
  const to = event.target.closest("[data-steps-to]")?.dataset.stepsTo;
  if (to) location.hash = `step-${to}`;
  const chosen = event.target.closest("[data-steps-mode]")?.dataset.stepsMode;
  if (!chosen) return;
  choose(chosen);
  show();
});
addEventListener("hashchange", () => {
  here = named() ?? steps[0];
  show();
  if (!byStep()) return;
  here.focus({ preventScroll: true });
  (matchMedia("(min-width: 60rem)").matches ? page : here).scrollIntoView({ block: "start" });
});
show();
