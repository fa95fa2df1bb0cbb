// A table of answers grows by a row without a reload. Without a script its button saves, and the page comes back with one more.
export function growRows(box, cells) {
  const rows = box.querySelector("[data-rows]");
  while (rows && rows.querySelectorAll("input").length < cells) addRow(rows);
}

function addRow(rows) {
  const number = rows.children.length + 1;
  const row = rows.lastElementChild.cloneNode(true);
  for (const input of row.querySelectorAll("input")) {
    const label = row.querySelector(`label[for="${input.id}"]`);
    input.id = input.id.replace(/-\d+-(\d+)$/, `-${number}-$1`);
    input.value = "";
    label.htmlFor = input.id;
    label.firstElementChild.textContent = label.firstElementChild.textContent.replace(/\d+/, number);
  }
  rows.append(row);
  return row;
}

for (const button of document.querySelectorAll("[data-add-row]")) {
  button.type = "button";
  button.textContent = button.dataset.addRow;
  const rows = button.parentElement.querySelector("[data-rows]");
  button.addEventListener("click", () => addRow(rows).querySelector("input").focus());
}
