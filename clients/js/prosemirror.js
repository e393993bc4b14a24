/**
 * Copydesk in ProseMirror, and in what is built on it (Tiptap, Remirror): findings as decorations, checked by the text block.
 *
 * ProseMirror's own modules are handed in, so that nothing is bundled twice:
 *
 *     import { Plugin, PluginKey } from "prosemirror-state";
 *     import { Decoration, DecorationSet } from "prosemirror-view";
 *     const plugin = copydesk({ Plugin, PluginKey, Decoration, DecorationSet }, new Copydesk({ url }), { onSelect });
 */

import { Story } from "./copydesk.js";

const DELAY = 300;
/** What stands for an inline node that is no text, and for text that is none of the story's. */
const OBJECT = "\ufffc";

/** The plugin. `roles(node, parent)` gives a text block's role, `opaque` names marks whose text is not read, such as code. */
export function copydesk(
  { Plugin, PluginKey, Decoration, DecorationSet },
  client,
  { delay = DELAY, options = {}, opaque = ["code"], roles = roleOf, onSelect = null, onState = () => {} } = {},
) {
  const key = new PluginKey("copydesk");
  const blocks = new Blocks(opaque, roles);

  function decorations(doc, id, findings) {
    const at = blocks.find(doc, id);
    if (at === null) return null;
    const end = at.from + at.node.content.size;
    const made = findings.map((finding) =>
      Decoration.inline(
        at.from + finding.from,
        at.from + finding.to,
        { class: `copydesk copydesk-${finding.severity}`, title: finding.message },
        { finding, start: at.from },
      ),
    );
    return { from: at.from, end, made };
  }

  const plugin = new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, set) {
        let mapped = set.map(transaction.mapping, transaction.doc);
        for (const [id, findings] of transaction.getMeta(key) ?? []) {
          const block = decorations(transaction.doc, id, findings);
          if (block) mapped = mapped.remove(mapped.find(block.from, block.end)).add(transaction.doc, block.made);
        }
        return mapped;
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleClick(view, position) {
        const found = onSelect && findingAt(view.state, position);
        if (found) onSelect(found, view);
        return false;
      },
    },
    view(view) {
      let timer = null;
      const story = new Story(client, options, {
        onFindings: (id, findings) => view.isDestroyed || view.dispatch(view.state.tr.setMeta(key, [[id, findings]])),
        onState,
      });
      const send = () => story.update(blocks.read(view.state.doc));
      timer = setTimeout(send, 0);
      return {
        update(_, former) {
          if (former.doc.eq(view.state.doc)) return;
          clearTimeout(timer);
          timer = setTimeout(send, delay);
        },
        destroy() {
          clearTimeout(timer);
          story.close();
        },
      };
    },
  });

  /** The finding at a position, with its place in the document as it is now; null where there is none. */
  function findingAt(state, position) {
    const [found] = key.getState(state).find(position, position);
    return found ? { ...found.spec, from: found.from, to: found.to } : null;
  }

  /** Every finding, with its place in the document as it is now. */
  plugin.findings = (state) => key.getState(state).find().map((one) => ({ ...one.spec, from: one.from, to: one.to }));
  plugin.findingAt = findingAt;
  /** Make a suggestion of a finding that one of these two gave; false where the text is another by now. */
  plugin.apply = (view, { finding, from, to }, number = 0) => {
    if (view.state.doc.textBetween(from, to, null, OBJECT) !== finding.text) return false;
    const moved = from - finding.from;
    const transaction = view.state.tr;
    for (const change of [...finding.changes[number]].reverse()) {
      if (change.content) transaction.insertText(change.content, moved + change.from, moved + change.to);
      else transaction.delete(moved + change.from, moved + change.to);
    }
    view.dispatch(transaction);
    return true;
  };
  return plugin;
}

/** The text blocks of a document, each with a name that it keeps while it is edited. */
class Blocks {
  constructor(opaque, roles) {
    this._opaque = new Set(opaque);
    this._roles = roles;
    this._known = [];
    this._count = 0;
  }

  /** The paragraphs of a document. */
  read(doc) {
    const found = [];
    doc.descendants((node, position, parent) => {
      if (!node.isTextblock) return true;
      found.push({ node, from: position + 1, role: this._roles(node, parent) });
      return false;
    });
    this._name(found);
    this._known = found;
    return found.filter(({ node }) => !node.type.spec.code).map(({ id, node, role }) => ({ id, role, text: this._text(node) }));
  }

  /** Where a block is now, null where it is gone or was edited after it was read. */
  find(doc, id) {
    const known = this._known.find((block) => block.id === id);
    let at = null;
    doc.descendants((node, position) => {
      if (known && node === known.node) at = { node, from: position + 1 };
      return at === null && !node.isTextblock;
    });
    return at;
  }

  /** Blocks that are the same keep their names; so do those between them where as many stand there as before. */
  _name(found) {
    const former = this._known;
    let head = 0;
    while (head < found.length && head < former.length && found[head].node === former[head].node) head += 1;
    let tail = 0;
    const most = Math.min(found.length, former.length) - head;
    while (tail < most && found[found.length - 1 - tail].node === former[former.length - 1 - tail].node) tail += 1;
    const equal = found.length === former.length;
    found.forEach((block, at) => {
      const behind = found.length - at;
      if (at < head || (equal && at < found.length - tail)) block.id = former[at].id;
      else if (behind <= tail) block.id = former[former.length - behind].id;
      else block.id = `p${(this._count += 1)}`;
    });
  }

  /** The text of a block; each place in it is a place in the document. */
  _text(block) {
    let text = "";
    block.forEach((node) => {
      const read = node.isText && !node.marks.some((mark) => this._opaque.has(mark.type.name));
      text += read ? node.text : node.type.name === "hard_break" || node.type.name === "hardBreak" ? "\n" : OBJECT.repeat(node.nodeSize);
    });
    return text;
  }
}

function roleOf(node, parent) {
  const name = node.type.name;
  if (name === "heading") return node.attrs.level === 1 ? "headline" : "crosshead";
  if (name === "caption" || name === "figcaption") return "caption";
  if (parent?.type.name === "blockquote") return "block-quote";
  return /^list_?item$/i.test(parent?.type.name ?? "") ? "list-item" : "paragraph";
}
