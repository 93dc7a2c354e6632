// Draws every <div data-chart="ID"> from the Vega-Lite specification in <script type="application/json" id="ID">.
// Vega compiles expressions to functions, which our content security policy forbids: with `ast` they are interpreted.

const language = document.documentElement.lang || "en";

const ink = "var(--ink)", faint = "var(--faint)", rule = "var(--rule)";

// Colours are variables of the page, so that charts follow light, dark and paper without being drawn again.
const CONFIG = {
  background: null,
  font: "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  view: { stroke: null },
  mark: { color: "var(--chart-1)" },
  rect: { color: "var(--chart-1)" },
  bar: { color: "var(--chart-1)" },
  line: { color: "var(--chart-1)" },
  area: { color: "var(--chart-1)" },
  point: { color: "var(--chart-1)" },
  rule: { color: faint },
  text: { color: ink, fontSize: 12 },
  title: { color: ink, fontSize: 14 },
  axis: {
    labelColor: faint, titleColor: faint, domainColor: rule, tickColor: rule, gridColor: rule, gridOpacity: 0.6,
    labelFontSize: 12, titleFontSize: 12, titleFontWeight: 600, labelLimit: 220,
  },
  legend: { labelColor: ink, titleColor: faint, labelFontSize: 12, titleFontSize: 12, orient: "top", labelLimit: 220 },
  header: { labelColor: ink, titleColor: faint },
  range: { category: Array.from({ length: 8 }, (_, index) => `var(--chart-${index + 1})`) },
};

function names(options, dates) {
  const format = new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
  return dates.map((date) => format.format(date));
}

function timeLocale() {
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2023, month, 1)));
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2023, 0, 1 + day))); // a Sunday first
  return {
    dateTime: "%-d %b %Y %H:%M", date: "%-d %b %Y", time: "%H:%M", periods: ["AM", "PM"],
    days: names({ weekday: "long" }, days), shortDays: names({ weekday: "short" }, days),
    months: names({ month: "long" }, months), shortMonths: names({ month: "short" }, months),
  };
}

function numberLocale() {
  const parts = new Intl.NumberFormat(language).formatToParts(1234567.8);
  const sign = (type) => parts.find((part) => part.type === type).value;
  return { decimal: sign("decimal"), thousands: sign("group"), grouping: [3], currency: ["", ""] };
}

async function draw(element) {
  const figure = element.closest("figure") ?? element;
  const spec = JSON.parse(document.getElementById(element.dataset.chart).textContent);
  await window.vegaEmbed(element, spec, {
    mode: "vega-lite", renderer: "svg", ast: true, actions: false, defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
    config: CONFIG, formatLocale: numberLocale(), timeFormatLocale: timeLocale(),
  });
  element.querySelector("svg").setAttribute("aria-hidden", "true"); // it names its marks, but not what they say
  figure.querySelectorAll("details[open]").forEach((table) => { table.open = false; });
  figure.classList.add("drawn");
}

for (const element of document.querySelectorAll("[data-chart]")) {
  draw(element).catch((error) => {
    (element.closest("figure") ?? element).classList.add("undrawn");
    console.error(error);
  });
}
