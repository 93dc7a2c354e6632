// Remembers which marks a reader wants to see, and copies the citation. Without it the boxes work all the same.
const KEY = "netralitas.marks.off";
const legend = document.querySelector("form.legend");
const boxes = () => [...legend.querySelectorAll("input[type=checkbox]")];

function remembered() {
  try {
    const off = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(off) ? new Set(off) : null;
  } catch {
    return null; // no storage, or something else in it
  }
}

function remember() {
  const here = boxes();
  const elsewhere = [...(remembered() ?? ["labels"])].filter((id) => !here.some((box) => box.id === id));
  const off = here.filter((box) => !box.checked).map((box) => box.id);
  try {
    localStorage.setItem(KEY, JSON.stringify([...elsewhere, ...off]));
  } catch {
    // the choice then lasts as long as the page
  }
}

const off = remembered();
if (off) boxes().forEach((box) => (box.checked = !off.has(box.id)));
legend.addEventListener("change", remember);
legend.addEventListener("reset", () => setTimeout(remember));

const none = document.getElementById("none");
none.hidden = false;
none.addEventListener("click", () => {
  boxes().forEach((box) => (box.checked = false));
  remember();
});

// A mark whose kind is switched off shows itself when somebody asks for its place.
function showTarget() {
  const mark = document.querySelector(".text mark:target");
  const box = mark && document.getElementById(`show-${mark.classList[0]}`);
  if (box && !box.checked) {
    box.checked = true;
    remember();
  }
}
addEventListener("hashchange", showTarget);
showTarget();

const copy = document.getElementById("copy");
if (navigator.clipboard) {
  copy.hidden = false;
  const label = copy.textContent;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById("citation").textContent);
    copy.textContent = copy.dataset.done;
    setTimeout(() => (copy.textContent = label), 2000);
  });
}
