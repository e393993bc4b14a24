/**
 * Copydesk in TinyMCE: findings as highlights of the browser (CSS Custom Highlights), so that nothing is written into the content.
 *
 *     tinymce.init({ selector: "#story", browser_spellcheck: false, setup: (editor) => copydesk(editor, new Copydesk({ url })) });
 *
 * Browsers with that: Chromium from 105, Safari from 17.2, Firefox from 140.
 */

import { Story } from "./copydesk.js";

const DELAY = 300;
/** What stands for what is no text: a picture, code, something that cannot be edited. */
const OBJECT = "\ufffc";
const STYLE = `
  ::highlight(copydesk-error) { text-decoration: underline 2px #c62828; text-underline-offset: 3px }
  ::highlight(copydesk-warning) { text-decoration: underline dashed 2px #a35a00; text-underline-offset: 3px }
  ::highlight(copydesk-info) { text-decoration: underline dotted 2px #1565c0; text-underline-offset: 3px }`;
const SEVERITIES = ["error", "warning", "info"];

/** Check an editor's story until it is removed; what comes back tells of findings and makes their suggestions. */
export function copydesk(editor, client, { delay = DELAY, options = {}, onSelect = null, onState = () => {} } = {}) {
  const names = new WeakMap();
  let shown = new Map();
  let count = 0;
  let timer = null;

  /** The blocks with text of their own, in the order of the document. */
  function blocks() {
    const found = new Map();
    const walker = editor.getDoc().createTreeWalker(editor.getBody(), NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType !== Node.TEXT_NODE && node.nodeName !== "BR" && node.nodeName !== "IMG") continue;
      const element = editor.dom.getParent(node, editor.dom.isBlock) ?? editor.getBody();
      if (element.closest("pre")) continue;
      if (!names.has(element)) names.set(element, `p${(count += 1)}`);
      const id = names.get(element);
      if (!found.has(id)) found.set(id, { id, element, parts: [], text: "", role: roleOf(element) });
      const block = found.get(id);
      const content = contentOf(node);
      block.parts.push({ node, start: block.text.length, end: block.text.length + content.length });
      block.text += content;
    }
    return found;
  }

  function rangeOf({ parts }, from, to) {
    const range = editor.getDoc().createRange();
    const first = parts.find(({ node, end }) => node.nodeType === Node.TEXT_NODE && from < end) ?? parts[parts.length - 1];
    const last = [...parts].reverse().find(({ node, start }) => node.nodeType === Node.TEXT_NODE && start < to) ?? first;
    range.setStart(first.node, from - first.start);
    range.setEnd(last.node, to - last.start);
    return range;
  }

  function draw() {
    const { CSS: css, Highlight: Kind } = editor.getWin();
    if (!css?.highlights) return;
    const all = [...shown.values()].flat();
    for (const severity of SEVERITIES) {
      css.highlights.set(`copydesk-${severity}`, new Kind(...all.filter(({ finding }) => finding.severity === severity).map(({ range }) => range)));
    }
  }

  function show(id, findings) {
    const block = blocks().get(id);
    const fitting = block ? findings.filter(({ from, to, text }) => block.text.slice(from, to) === text && to > from) : [];
    shown.set(id, fitting.map((finding) => ({ id, finding, range: rangeOf(block, finding.from, finding.to) })));
    draw();
  }

  /** Every finding whose text still stands there. */
  const findings = () => [...shown.values()].flat().filter(({ finding, range }) => range.toString() === finding.text.replaceAll(OBJECT, ""));

  /** Make a suggestion of a finding; false where its text is another by now. */
  function apply({ id, finding, range }, number = 0) {
    const block = blocks().get(id);
    if (!block || range.toString() !== finding.text) return false;
    const part = block.parts.find(({ node }) => node === range.startContainer);
    const moved = part.start + range.startOffset - finding.from;
    editor.undoManager.transact(() => {
      for (const { from, to, content } of [...finding.changes[number]].reverse()) {
        const place = rangeOf(blocks().get(id), moved + from, moved + to);
        const { startContainer: node, startOffset, endContainer, endOffset } = place;
        // The editor's own way of writing makes a blank beside the place one that cannot break.
        if (node === endContainer) node.replaceData(startOffset, endOffset - startOffset, content);
        else {
          place.deleteContents();
          node.insertData(startOffset, content);
        }
      }
    });
    return true;
  }

  const story = new Story(client, options, { onFindings: show, onState });
  const send = () => {
    const now = blocks();
    shown = new Map([...shown].filter(([id]) => now.has(id)));
    draw();
    story.update([...now.values()].map(({ id, role, text }) => ({ id, role, text })));
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(send, delay);
  };
  editor.on("init", () => {
    editor.dom.addStyle(STYLE);
    send();
    editor.on("input change undo redo SetContent", later);
    if (!onSelect) return;
    editor.on("click", () => {
      const caret = editor.selection.getRng();
      const found = findings().find(({ range }) => range.isPointInRange(caret.startContainer, caret.startOffset));
      if (found) onSelect(found);
    });
  });
  editor.on("remove", () => {
    clearTimeout(timer);
    story.close();
  });
  return { findings, apply };
}

function contentOf(node) {
  if (node.nodeName === "BR") return node.hasAttribute("data-mce-bogus") ? "" : "\n";
  if (node.nodeName === "IMG") return OBJECT;
  const closed = node.parentElement.closest("code, kbd, samp, [contenteditable=false]");
  return closed && closed.getRootNode() === node.getRootNode() && !closed.matches("body") ? OBJECT.repeat(node.data.length) : node.data;
}

function roleOf(element) {
  const name = element.nodeName;
  if (name === "H1") return "headline";
  if (/^H[2-6]$/.test(name)) return "crosshead";
  if (name === "FIGCAPTION" || name === "CAPTION") return "caption";
  if (name === "LI") return "list-item";
  return element.closest("blockquote") ? "block-quote" : "paragraph";
}
