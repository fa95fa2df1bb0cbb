// One box selects all boxes of a list that are on this page; without a script it isn't there.
for (const all of document.querySelectorAll("[data-select-all]")) {
  const boxes = () => [...document.querySelectorAll(`input[type="checkbox"][name="${all.dataset.selectAll}"]:enabled`)];
  const show = () => {
    const selected = boxes().filter((box) => box.checked).length;
    all.checked = selected > 0 && selected === boxes().length;
    all.indeterminate = selected > 0 && !all.checked;
  };
  all.addEventListener("change", () => {
    for (const box of boxes()) box.checked = all.checked;
  });
  document.addEventListener("change", (event) => event.target.name === all.dataset.selectAll && show());
  window.addEventListener("pageshow", show); // a browser that goes back remembers what was selected
  all.closest("[hidden]").hidden = false;
  show();
}
