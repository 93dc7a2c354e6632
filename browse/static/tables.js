// What Datasette's pages leave unsaid for those who do not see them: language, main part, and names of form fields.
const said = document.getElementById("labels")?.dataset ?? {};
const names = { _filter_column: said.column, _filter_op: said.kind, _filter_value: said.value, _sort: said.sort };

const chosen = document.querySelector(".product-header .languages [aria-current]");
if (chosen) document.documentElement.lang = chosen.lang;

const main = document.querySelector("section.content");
if (main) {
  main.setAttribute("role", "main");
  main.id = "content";
  main.tabIndex = -1;
}
for (const [start, name] of Object.entries(names)) {
  for (const part of document.querySelectorAll(`form.filters [name^="${start}"]`)) {
    if (name && !part.labels?.length) part.setAttribute("aria-label", name);
  }
}
addEventListener("load", () => {
  // The editor of queries is made by Datasette's own script.
  for (const part of document.querySelectorAll(".CodeMirror textarea, .cm-content")) {
    part.setAttribute("aria-label", said.query || "SQL");
  }
});
for (const wide of document.querySelectorAll(".table-wrapper, dl.column-descriptions")) wide.tabIndex = 0;
