/**
 * Copydesk in CKEditor 5: findings as markers of the model, which are no part of the data, checked by the block.
 *
 *     const editor = await ClassicEditor.create(element, …);
 *     const desk = copydesk(editor, new Copydesk({ url }), { onSelect: (found) => … });
 */

import { Story } from "./copydesk.js";

const DELAY = 300;
const GROUP = "copydesk";
/** What stands for an inline element that is no text. */
const OBJECT = "\ufffc";

/** Check an editor's story until the editor is destroyed; what comes back tells of findings and makes their suggestions. */
export function copydesk(editor, client, { delay = DELAY, options = {}, onSelect = null, onState = () => {} } = {}) {
  const { model } = editor;
  const names = new WeakMap();
  const known = new Map();
  let count = 0;
  let made = 0;
  let timer = null;

  editor.conversion.for("editingDowncast").markerToHighlight({
    model: GROUP,
    view: ({ markerName }) => ({ classes: ["copydesk", `copydesk-${markerName.split(":")[1]}`] }),
  });

  /** The blocks with text, in the order of the document; a block keeps its name for as long as it lives. */
  function blocks() {
    const found = new Map();
    for (const root of model.document.getRoots()) {
      for (const element of model.createRangeIn(root).getItems({ shallow: false })) {
        if (!element.is("element") || !model.schema.checkChild(element, "$text") || element.name === "codeBlock") continue;
        if (!names.has(element)) names.set(element, `p${(count += 1)}`);
        found.set(names.get(element), element);
      }
    }
    return found;
  }

  function show(id, findings) {
    const element = blocks().get(id);
    model.enqueueChange({ isUndoable: false }, (writer) => {
      for (const name of known.keys()) if (name.split(":")[2] === id) forget(writer, name);
      if (!element) return;
      for (const finding of findings) {
        if (finding.to > element.maxOffset) continue;
        const name = `${GROUP}:${finding.severity}:${id}:${(made += 1)}`;
        const range = writer.createRange(writer.createPositionAt(element, finding.from), writer.createPositionAt(element, finding.to));
        writer.addMarker(name, { range, usingOperation: false, affectsData: false });
        known.set(name, finding);
      }
    });
  }

  function forget(writer, name) {
    if (model.markers.has(name)) writer.removeMarker(name);
    known.delete(name);
  }

  /** The finding of a marker with its place now; null where its text is another. */
  function placed(marker) {
    const finding = known.get(marker.name);
    const range = marker.getRange();
    if (!finding || textOf([...range.getItems()]) !== finding.text) return null;
    return { finding, name: marker.name, range };
  }

  const story = new Story(client, options, { onFindings: show, onState });
  const send = () => story.update([...blocks()].map(([id, element]) => ({ id, role: roleOf(element), text: textOf([...element.getChildren()]) })));
  editor.listenTo(model.document, "change:data", () => {
    clearTimeout(timer);
    timer = setTimeout(send, delay);
  });
  if (onSelect) {
    editor.listenTo(model.document.selection, "change:range", (_, { directChange }) => {
      const position = model.document.selection.getFirstPosition();
      const marker = directChange && [...model.markers.getMarkersAtPosition(position)].find(({ name }) => known.has(name));
      const found = marker && placed(marker);
      if (found) onSelect(found);
    });
  }
  editor.once("destroy", () => {
    clearTimeout(timer);
    story.close();
  });
  timer = setTimeout(send, 0);

  return {
    /** Every finding whose text still stands there. */
    findings: () => [...model.markers.getMarkersGroup(GROUP)].map(placed).filter(Boolean),
    /** Make a suggestion of a finding; false where its text is another by now. */
    apply({ name }, number = 0) {
      const marker = model.markers.has(name) && model.markers.get(name);
      const found = marker && placed(marker);
      if (!found) return false;
      const { finding, range } = found;
      const [start, element] = [range.start.offset - finding.from, range.start.parent];
      model.change((writer) => {
        for (const { from, to, content } of [...finding.changes[number]].reverse()) {
          const place = writer.createRange(writer.createPositionAt(element, start + from), writer.createPositionAt(element, start + to));
          const attributes = [...(place.start.textNode ?? place.start.nodeAfter)?.getAttributes?.() ?? []];
          if (content) model.insertContent(writer.createText(content, attributes), place);
          else writer.remove(place);
        }
      });
      return true;
    },
  };
}

function textOf(items) {
  return items
    .map((item) => (item.is("$text") || item.is("$textProxy") ? (item.hasAttribute("code") ? OBJECT.repeat(item.data.length) : item.data)
      : item.name === "softBreak" ? "\n" : OBJECT.repeat(item.offsetSize)))
    .join("");
}

function roleOf(element) {
  if (element.name === "heading1" || element.name === "title-content") return "headline";
  if (element.name.startsWith("heading")) return "crosshead";
  if (element.name === "caption") return "caption";
  if (element.parent?.name === "blockQuote") return "block-quote";
  return element.hasAttribute("listItemId") ? "list-item" : "paragraph";
}
