// Draws the regions on a map of this server's own tiles. The table beside it says the same without script.

const element = document.getElementById("map");
const { spots, words, tiles, region } = JSON.parse(document.getElementById("spots").textContent);
const number = new Intl.NumberFormat(document.documentElement.lang || "en");
const NATIVE = 6; // the zoom of the finest tiles
const MANY = 10; // articles: fewer are never drawn as large as can be

function sized(most) {
  const [smallest, largest, hollow] = element.clientWidth < 600 ? [8, 24, 5] : [11, 44, 8];
  return (articles) => (articles ? smallest + (largest - smallest) * Math.sqrt(articles / most) : hollow);
}

function line(name, value) {
  const paragraph = document.createElement("p");
  const strong = document.createElement("strong");
  strong.textContent = number.format(value);
  paragraph.append(strong, ` ${name}`);
  return paragraph;
}

function told([code, name, province, , , articles, stories, of, state]) {
  const box = document.createElement("div");
  const head = document.createElement("h3");
  head.textContent = name;
  box.append(head);
  if (province) box.append(Object.assign(document.createElement("p"), { textContent: province, className: "faint" }));
  box.append(Object.assign(document.createElement("p"), { textContent: words[`state_${state}`], className: "state" }));
  if (articles) box.append(line(words.articles, articles), line(words.told, of), line(words.stories, stories));
  box.append(Object.assign(document.createElement("a"), { textContent: words.open, href: region + encodeURIComponent(code) }));
  return box;
}

function marker(L, spot, size) {
  const [, name, , lat, lng, articles, , , state] = spot;
  const across = size(articles);
  const icon = L.divIcon({ className: `spot ${state}`, html: document.createElement("span"), iconSize: [across, across] });
  const rank = { none: -2000, covered: 0, told: 500 }[state] - Math.round(across);
  const made = L.marker([lat, lng], { icon, title: name, keyboard: false, zIndexOffset: rank });
  return made.bindPopup(() => told(spot), { closeButton: true });
}

function named(map) {
  // Leaflet writes these in English.
  for (const [part, word] of [[".leaflet-control-zoom-in", words.zoom_in], [".leaflet-control-zoom-out", words.zoom_out]]) {
    const button = map.getContainer().querySelector(part);
    button.title = word;
    button.setAttribute("aria-label", word);
  }
  map.on("popupopen", ({ popup }) => {
    popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", words.close);
  });
}

async function draw() {
  const L = await import(element.dataset.leaflet);
  const map = L.map(element, {
    minZoom: 3, maxZoom: 10, zoomSnap: 0.25, maxBounds: [[-25, 75], [25, 165]], attributionControl: false,
  });
  L.control.attribution({ prefix: false }).addAttribution(words.credit).addTo(map);
  const ground = L.tileLayer(tiles, { maxNativeZoom: NATIVE, maxZoom: 10, noWrap: true }).addTo(map);
  map.on("zoomend", () => ground.setOpacity(map.getZoom() > NATIVE + 1 ? 0.45 : 1)); // tiles drawn large are loud
  const size = sized(Math.max(MANY, ...spots.map((spot) => spot[5])));
  L.layerGroup(spots.map((spot) => marker(L, spot, size))).addTo(map);
  map.fitBounds(L.latLngBounds(spots.map((spot) => [spot[3], spot[4]])).pad(0.03));
  named(map);
  element.classList.add("drawn");
}

if (spots.length) draw();
