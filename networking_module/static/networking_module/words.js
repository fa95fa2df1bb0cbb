// A word that the client uses already is added by a tap. Without this file it is read and typed.
const list = document.querySelector("[data-words]");
const input = list && document.getElementById(list.dataset.words);

function add(word) {
  const words = input.value
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
  if (!words.includes(word)) input.value = [...words, word].join(", ");
  input.focus();
}

for (const span of list?.querySelectorAll("[data-word]") ?? []) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small button-quiet";
  button.textContent = span.textContent;
  button.addEventListener("click", () => add(span.textContent));
  span.replaceWith(button);
}
