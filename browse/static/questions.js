// Shows only the questions that have all the words typed.

const field = document.getElementById("filter");
const nothing = document.querySelector("#none span");

function show() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const group of document.querySelectorAll(".group")) {
    let here = 0;
    for (const card of group.querySelectorAll("li")) {
      const text = card.textContent.toLowerCase();
      card.hidden = !words.every((word) => text.includes(word));
      here += card.hidden ? 0 : 1;
    }
    group.hidden = here === 0;
    shown += here;
  }
  nothing.hidden = shown > 0;
}

field.closest("p").hidden = false;
field.addEventListener("input", show);
show();
