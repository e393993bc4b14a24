/** Copydesk in Wagtail's editor: what is found stands under its field or block, and a click on a suggestion makes it. */

const DELAY = 600;
const { copydesk: url, client } = document.querySelector("script[data-copydesk]").dataset;
const { placed } = await import(client);
const csrf = () => JSON.parse(document.getElementById("wagtail-config")?.textContent ?? "{}").CSRF_TOKEN
  ?? document.querySelector("[name=csrfmiddlewaretoken]").value;
let timer = null;
let asking = null;
let sent = "";

/** The fields with text: where each stands, how its paragraphs are read and how one is written. */
function fields() {
  const found = [];
  for (const element of document.querySelectorAll("[data-edit-form] [data-field]")) {
    if (element.querySelector("[data-field]")) continue;
    const input = [...element.querySelectorAll("input, textarea")].find((one) => one.draftailEditor || one.type === "text" || one.type === "textarea");
    const name = input?.name ?? "";
    if (!input || input.readOnly || /(^|-)(slug|tags|seo_title)$/.test(name) || /^(comments|search_description-)/.test(name)) continue;
    found.push(input.draftailEditor ? rich(element, input, name) : plain(element, input, name));
  }
  return found;
}

function plain(element, input, name) {
  return {
    element,
    paragraphs: () => [{ id: `${name}#0`, text: input.value, role: name === "title" ? "headline" : "paragraph" }],
    write(_, changes) {
      let text = input.value;
      for (const { from, to, content } of [...changes].reverse()) text = text.slice(0, from) + content + text.slice(to);
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    text: () => input.value,
  };
}

const ROLES = { "unordered-list-item": "list-item", "ordered-list-item": "list-item", blockquote: "block-quote" };

function rich(element, input, name) {
  const blocks = () => input.draftailEditor.getEditorState().getCurrentContent().getBlocksAsArray();
  return {
    element,
    paragraphs: () => blocks().filter((block) => block.getType() !== "atomic").map((block) => {
      const type = block.getType();
      return { id: `${name}#${block.getKey()}`, text: block.getText(), role: ROLES[type] ?? (type.startsWith("header") ? "crosshead" : "paragraph") };
    }),
    write(id, changes) {
      const { EditorState, Modifier, SelectionState } = window.DraftJS;
      const key = id.slice(name.length + 1);
      let state = input.draftailEditor.getEditorState();
      for (const { from, to, content } of [...changes].reverse()) {
        const before = state.getCurrentContent();
        const place = SelectionState.createEmpty(key).merge({ anchorOffset: from, focusOffset: to });
        const style = before.getBlockForKey(key).getInlineStyleAt(from);
        state = EditorState.push(state, Modifier.replaceText(before, place, content, style), "insert-characters");
      }
      input.draftailEditor.onChange(state);
    },
    text: (id) => blocks().find((block) => id === `${name}#${block.getKey()}`)?.getText(),
  };
}

async function check() {
  const all = fields();
  const paragraphs = all.flatMap((field) => field.paragraphs()).filter(({ text }) => text.trim());
  const body = JSON.stringify({ paragraphs });
  if (body === sent) return;
  sent = body;
  asking?.abort();
  asking = new AbortController();
  const headers = { "Content-Type": "application/json", "X-CSRFToken": csrf() };
  try {
    const answer = await fetch(url, { method: "POST", headers, body, signal: asking.signal });
    if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).detail ?? `the server answered ${answer.status}`);
    const { paragraphs: told } = await answer.json();
    const texts = new Map(paragraphs.map(({ id, text }) => [id, text]));
    const found = new Map(told.map(({ id, findings }) => [id, findings.map((one) => placed(one, texts.get(id)))]));
    show(all, found);
  } catch (error) {
    if (error.name === "AbortError") return;
    sent = "";
    say(`Copydesk cannot read the story: ${error.message}`);
  }
}

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function show(all, found) {
  const counts = {};
  for (const field of all) {
    const rows = field.paragraphs().flatMap(({ id, text }) => (found.get(id) ?? []).filter(({ from, to, text: told }) => text.slice(from, to) === told)
      .map((finding) => row(field, id, finding)));
    for (const one of rows) counts[one.className] = (counts[one.className] ?? 0) + 1;
    field.element.querySelector(":scope > .copydesk-findings")?.remove();
    if (rows.length) field.element.append(make("ul", { className: "copydesk-findings", ariaLabel: "Findings" }, ...rows));
  }
  const named = Object.entries(counts).map(([severity, count]) => `${count} ${severity}${count > 1 && severity !== "info" ? "s" : ""}`);
  say(named.length ? `Copydesk: ${named.join(", ")}` : "Copydesk found nothing");
}

function row(field, id, finding) {
  const ways = finding.suggestions.slice(0, 5).map((content, number) => {
    const onclick = () => {
      if (field.text(id)?.slice(finding.from, finding.to) === finding.text) field.write(id, finding.changes[number]);
      later(0);
    };
    return make("button", { type: "button", textContent: content || "delete it", onclick });
  });
  return make("li", { className: finding.severity, title: finding.code }, make("strong", { textContent: finding.text }), ` ${finding.message}`, ...ways);
}

function say(text) {
  for (const panel of document.querySelectorAll("[data-copydesk-panel]")) panel.textContent = text;
}

function later(delay = DELAY) {
  clearTimeout(timer);
  timer = setTimeout(check, delay);
}

const form = document.querySelector("[data-edit-form]");
if (form) {
  for (const event of ["input", "change", "keyup", "w-formset:added", "w-formset:removed"]) form.addEventListener(event, () => later());
  new MutationObserver((changes) => {
    const ours = (node) => node.nodeType === 1 && node.closest(".copydesk-findings, [data-copydesk-panel]");
    if (changes.some(({ target, addedNodes }) => !ours(target) && ![...addedNodes].every(ours))) later();
  }).observe(form, { childList: true, subtree: true, characterData: true });
  later(0);
}
