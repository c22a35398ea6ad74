// The query editor: asks in place, shows a table, and says what is wrong. Without it, the form works by itself.
"use strict";

const form = document.querySelector("form");
const area = document.getElementById("query");
const shown = document.getElementById("answer");
const PAGE = 200; // rows that are drawn at once

function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

// An IRI of the store leads to its page here, another of the web to where it says; the rest is text.
function term(value) {
  if (!value) return element("td", "");
  const cell = element("td");
  const base = form.dataset.base;
  if (value.type === "uri" && value.value.startsWith(base)) {
    const path = value.value.slice(base.length);
    const link = element("a", path);
    link.href = "/page/" + encodeURI(path).replaceAll("#", "%23");
    cell.append(link);
  } else if (value.type === "uri" && /^https?:/.test(value.value)) {
    const link = element("a", value.value);
    link.href = value.value;
    link.rel = "noreferrer";
    cell.append(link);
  } else {
    cell.textContent = value.type === "bnode" ? "_:" + value.value : value.value;
  }
  return cell;
}

function table(variables, rows) {
  const made = element("table"), head = element("tr"), body = element("tbody");
  for (const name of variables) head.append(element("th", name));
  made.append(element("thead"), body);
  made.firstChild.append(head);
  let drawn = 0;
  const more = element("button", "");
  const draw = () => {
    for (const row of rows.slice(drawn, drawn + PAGE)) {
      const line = element("tr");
      for (const name of variables) line.append(term(row[name]));
      body.append(line);
    }
    drawn = Math.min(drawn + PAGE, rows.length);
    more.textContent = `${rows.length - drawn} more`;
    more.hidden = drawn === rows.length;
  };
  more.addEventListener("click", draw);
  draw();
  return [made, more];
}

let asked = null;

async function ask() {
  if (asked) asked.abort(); // the service stops what nobody waits for
  asked = new AbortController();
  history.replaceState(null, "", "#query=" + encodeURIComponent(area.value)); // an address to hand on
  const started = performance.now();
  shown.replaceChildren(element("p", "…"));
  try {
    const answer = await fetch("/sparql", {
      method: "POST",
      signal: asked.signal,
      headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9" },
      body: area.value,
    });
    const type = answer.headers.get("Content-Type") || "";
    const seconds = () => `${((performance.now() - started) / 1000).toFixed(2)} s`;
    if (!answer.ok) {
      const problem = await answer.json();
      shown.replaceChildren(element("p", `${problem.detail}.`), element("p", problem.hint));
      shown.firstChild.className = "problem";
    } else if (type.startsWith("text/turtle")) {
      shown.replaceChildren(element("p", seconds()), element("pre", await answer.text()));
    } else {
      const found = await answer.json();
      if ("boolean" in found) {
        shown.replaceChildren(element("p", `${found.boolean ? "yes" : "no"}, ${seconds()}`));
      } else {
        const rows = found.results.bindings;
        shown.replaceChildren(element("p", `${rows.length} rows, ${seconds()}`), ...table(found.head.vars, rows));
      }
    }
  } catch (error) {
    if (error.name !== "AbortError") shown.replaceChildren(element("p", `No whole answer came: ${error.message}`));
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
area.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    ask();
  } else if (event.key === "Tab" && !event.shiftKey) {
    event.preventDefault();
    area.setRangeText("  ", area.selectionStart, area.selectionEnd, "end");
  }
});
document.getElementById("examples").addEventListener("change", (event) => {
  area.value = event.target.value;
  ask();
});

const given = new URLSearchParams(location.hash.slice(1)).get("query");
if (given) {
  area.value = given;
  ask();
}
