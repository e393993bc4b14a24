/** The page: one story, what is found in it, and the ways to mend it. Stories leave it for this server only. */

import { Copydesk, CopydeskError } from "/page/copydesk.js";

const DELAY = 250;
/** What a finding weighs in the score, by severity; a story with none has 100. */
const WEIGHTS = { error: 10, warning: 4, info: 1 };

const $ = (id) => document.getElementById(id);
const client = new Copydesk({ token: sessionStorage.getItem("token") });
const state = { filename: "story.txt", text: "", told: null, current: -1, passed: new Set(), asking: null, timer: null };

const key = (finding) => `${finding.code} ${finding.fingerprint}`;
const findings = () => (state.told?.findings ?? []).filter((finding) => !state.passed.has(key(finding)));

function options() {
  const said = { filename: state.filename };
  if ($("language").value) said.language = $("language").value;
  if ($("style").value) said.style = [$("style").value];
  if ($("published").value) said.published = $("published").value;
  return said;
}

function say(text, trouble = false) {
  $("state").textContent = text;
  $("state").classList.toggle("trouble", trouble);
}

/** Do what asks the server; a token is asked for once it is wanted, other troubles are told. */
async function tried(work) {
  try {
    return await work();
  } catch (error) {
    if (error.name === "AbortError") return undefined;
    if (error instanceof CopydeskError && error.status === 401) {
      await asked();
      return tried(work);
    }
    say(error instanceof CopydeskError ? error.message : "The server does not answer. Is it still running?", true);
    return undefined;
  }
}

function asked() {
  return new Promise((done) => {
    $("token").onclose = () => {
      client.token = $("token-value").value;
      sessionStorage.setItem("token", client.token);
      done();
    };
    if (!$("token").open) $("token").showModal();
  });
}

function later() {
  clearTimeout(state.timer);
  state.timer = setTimeout(check, DELAY);
}

async function check() {
  clearTimeout(state.timer);
  state.asking?.abort();
  state.asking = new AbortController();
  const { signal } = state.asking;
  const text = $("story").value;
  if (!text.trim()) {
    state.told = null;
    show();
    say("");
    return;
  }
  say("Reading…");
  await tried(async () => {
    for await (const told of client.stream(text, options(), { signal })) {
      if (text !== $("story").value) return;
      take(told);
      if (told.problem) say(told.problem, true);
      else if (!told.whole) say("LanguageTool is reading…");
      else say(told.not_checked.map((gap) => `Not checked by ${gap.check}: ${gap.reason}`).join(" "), told.not_checked.length > 0);
    }
  });
}

function take(told) {
  const former = findings()[state.current];
  state.told = told;
  state.current = former ? findings().findIndex((finding) => key(finding) === key(former)) : -1;
  show();
}

function show() {
  marks();
  list();
  score();
  $("mend").disabled = !findings().some((finding) => finding.safe);
}

/** Draw the text once more under the text, with what is underlined; the places where anything begins or ends part it. */
function marks() {
  const text = $("story").value;
  const shown = findings();
  const quotations = state.told && text.length ? state.told.quotations : [];
  const edges = new Set([0, text.length]);
  for (const [from, to] of quotations) edges.add(from).add(to);
  for (const { from, to } of shown) edges.add(from).add(to);
  const places = [...edges].filter((at) => at <= text.length).sort((one, other) => one - other);
  const parts = [];
  let next = 0;
  let quoted = 0;
  const open = [];
  for (let at = 0; at + 1 < places.length; at += 1) {
    const [from, to] = [places[at], places[at + 1]];
    while (next < shown.length && shown[next].from <= from) open.push(next++);
    while (quoted < quotations.length && quotations[quoted][1] <= from) quoted += 1;
    const here = open.filter((one) => shown[one].to > from);
    const classes = [];
    if (quoted < quotations.length && quotations[quoted][0] <= from) classes.push("quotation");
    if (here.length) classes.push(["error", "warning", "info"].find((severity) => here.some((one) => shown[one].severity === severity)));
    if (here.includes(state.current)) classes.push("current");
    const part = document.createElement(classes.length ? "mark" : "span");
    part.className = classes.join(" ");
    part.textContent = text.slice(from, to);
    parts.push(part);
  }
  parts.push(document.createTextNode("\n"));
  $("marks").replaceChildren(...parts);
  $("marks").scrollTop = $("story").scrollTop;
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function list() {
  $("findings").replaceChildren(
    ...findings().map((finding, number) => {
      const row = element("li", { className: finding.severity });
      if (number === state.current) row.setAttribute("aria-current", "true");
      const ways = finding.suggestions.slice(0, 9).map((content, at) =>
        element("button", { type: "button", className: "suggestion", textContent: content || "delete it", onclick: () => mend(finding, at) }),
      );
      if (finding.category === "misspelling") {
        ways.push(element("button", { type: "button", textContent: "Add to vocabulary", onclick: () => addWord(finding.text) }));
      }
      ways.push(element("button", { type: "button", textContent: "Ignore", onclick: () => pass(finding) }));
      const place = `line ${finding.location.row}`;
      row.append(
        element("button", { type: "button", className: "what", textContent: finding.message, onclick: () => go(number) }),
        element("p", { className: "meta", textContent: `${finding.severity} · ${place} · ${finding.code}${finding.quoted ? " · in a quotation" : ""}` }),
        ...(number === state.current && finding.why ? [element("p", { className: "why", textContent: finding.why })] : []),
        element("div", { className: "ways" }, ...ways),
      );
      return row;
    }),
  );
}

/** From 100 down: what is found for each 1,000 words, errors weighing most. */
function score() {
  if (!state.told) {
    $("score").textContent = "–";
    $("counts").textContent = "";
    return;
  }
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings()) counts[finding.severity] += 1;
  const weight = Object.entries(counts).reduce((sum, [severity, count]) => sum + WEIGHTS[severity] * count, 0);
  const words = Math.max(state.told.words, 1);
  $("score").textContent = Math.round(100 * Math.exp((-weight / 100) * Math.min(1, 1000 / words)));
  const named = Object.entries(counts).filter(([, count]) => count).map(([severity, count]) => `${count} ${severity}${count > 1 && severity !== "info" ? "s" : ""}`);
  $("counts").textContent = `${named.join(", ") || "nothing found"} in ${state.told.words} words (${state.told.language})`;
}

function go(number) {
  const shown = findings();
  if (!shown.length) return;
  state.current = (number + shown.length) % shown.length;
  const { from, to } = shown[state.current];
  $("story").focus();
  $("story").setSelectionRange(from, to);
  show();
  $("findings").children[state.current].scrollIntoView({ block: "nearest" });
  const mark = $("marks").querySelector(".current");
  if (mark) $("story").scrollTop = Math.max(0, mark.offsetTop - $("story").clientHeight / 2);
}

/** Put another text in the place of a part, as if it had been typed: the browser's undo takes it back. */
function write(from, to, content) {
  const story = $("story");
  story.focus();
  story.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, content)) story.setRangeText(content, from, to, "end");
}

function mend(finding, number) {
  const text = $("story").value;
  if (text.slice(finding.from, finding.to) !== finding.text && finding.text) {
    check();
    return;
  }
  for (const { from, to, content } of [...finding.changes[number]].reverse()) write(from, to, content);
  state.told = null;
  check();
}

function pass(finding) {
  state.passed.add(key(finding));
  state.current = Math.min(state.current, findings().length - 1);
  show();
}

async function mendSafe() {
  const text = $("story").value;
  const done = await tried(() => client.fix(text, options()));
  if (!done || text !== $("story").value || done.text === text) return;
  let head = 0;
  while (text[head] === done.text[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(text.length, done.text.length) - head && text.at(-1 - tail) === done.text.at(-1 - tail)) tail += 1;
  write(head, text.length - tail, done.text.slice(head, done.text.length - tail));
  await check();
  say(`${done.fixed} mended.`);
}

async function addWord(word) {
  if ((await tried(() => client.addWord(word))) === undefined) return;
  await check();
}

async function words() {
  const known = await tried(() => client.words());
  if (known === undefined) return;
  $("word-list").replaceChildren(
    ...known.map((word) => {
      const away = async () => {
        await tried(() => client.deleteWord(word));
        await words();
        check();
      };
      return element("li", {}, word, element("button", { type: "button", textContent: "Remove", ariaLabel: `Remove ${word}`, onclick: away }));
    }),
  );
  if (!$("words").open) $("words").showModal();
}

async function open(file) {
  if (!file) return;
  const text = await file.text().catch(() => null);
  if (text === null) {
    say(`${file.name} cannot be read.`, true);
    return;
  }
  state.filename = file.name;
  state.passed.clear();
  $("story").value = state.text = text;
  state.told = null;
  $("story").setSelectionRange(0, 0);
  document.title = `${file.name} – Copydesk`;
  check();
}

function save() {
  const link = element("a", { href: URL.createObjectURL(new Blob([$("story").value], { type: "text/plain" })), download: state.filename });
  link.click();
  URL.revokeObjectURL(link.href);
}

$("story").addEventListener("input", () => {
  // Underlines at places of the former text would mislead.
  state.told = state.told && moved(state.told);
  state.text = $("story").value;
  marks();
  later();
});

/** What was said, moved with what was typed before it; what was said of the typed part is dropped. */
function moved(told) {
  const after = $("story").value;
  const before = state.text;
  let head = 0;
  while (head < before.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const by = after.length - before.length;
  const place = (at) => (at <= head ? at : at >= before.length - tail ? at + by : null);
  const kept = told.findings.flatMap((finding) => {
    const [from, to] = [place(finding.from), place(finding.to)];
    const changes = finding.changes.map((ways) => ways.map((way) => ({ ...way, from: place(way.from), to: place(way.to) })));
    const whole = from !== null && to !== null && to - from === finding.to - finding.from;
    return whole && changes.flat().every((way) => way.from !== null && way.to !== null) ? [{ ...finding, from, to, changes }] : [];
  });
  const quotations = told.quotations.map(([from, to]) => [place(from), place(to)]).filter(([from, to]) => from !== null && to !== null);
  return { ...told, findings: kept, quotations };
}

$("story").addEventListener("scroll", () => ($("marks").scrollTop = $("story").scrollTop));
$("story").addEventListener("click", () => {
  const at = $("story").selectionStart;
  if (at !== $("story").selectionEnd) return;
  const number = findings().findIndex(({ from, to }) => from <= at && at <= to);
  if (number < 0) return;
  state.current = number;
  show();
  $("findings").children[number].scrollIntoView({ block: "nearest" });
});
document.addEventListener("keydown", (event) => {
  if (event.key === "F8") {
    event.preventDefault();
    go(event.shiftKey ? (state.current < 0 ? -1 : state.current - 1) : state.current + 1);
  } else if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
    const finding = findings()[state.current];
    const number = Number(event.code.at(-1)) - 1;
    if (finding && number < finding.suggestions.length) {
      event.preventDefault();
      mend(finding, number);
    }
  }
});
$("settings").addEventListener("change", check);
$("settings").addEventListener("submit", (event) => event.preventDefault());
$("file").addEventListener("change", () => open($("file").files[0]));
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  open(event.dataTransfer.files[0]);
});
$("mend").addEventListener("click", mendSafe);
$("save").addEventListener("click", save);
$("vocabulary").addEventListener("click", words);
$("add-word").addEventListener("submit", async (event) => {
  event.preventDefault();
  await addWord($("word").value);
  $("word").value = "";
  await words();
});

tried(async () => {
  for (const { name, title } of await (await client.ask("GET", "/v1/styles")).json()) {
    $("style").append(element("option", { value: name, textContent: title }));
  }
});
if ($("story").value) check();
