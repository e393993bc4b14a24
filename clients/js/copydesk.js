/**
 * A client of Copydesk's server (`copydesk serve`), for browsers and Node. No build step, nothing to install besides.
 *
 * The server counts code points; everything that comes out of here counts UTF-16 code units, as JavaScript does.
 */

/** What the server refused, with its HTTP status; the message says what is wrong and what to do. */
export class CopydeskError extends Error {
  constructor(status, detail) {
    super(detail);
    this.name = "CopydeskError";
    this.status = status;
  }
}

/** A function from offsets in code points to offsets in UTF-16 code units of a text. */
export function units(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const starts = [0];
  for (const char of text) starts.push(starts[starts.length - 1] + char.length);
  return (offset) => starts[Math.min(offset, starts.length - 1)];
}

/**
 * A finding as the server tells it, with `from` and `to` in its text, and `changes`: for each suggestion the replacements
 * `{from, to, content}` that come to it, in the order of the text.
 */
export function placed(finding, text, at = units(text)) {
  const from = at(finding.offset);
  const to = at(finding.end_offset);
  const fix = (finding.fix?.edits ?? []).map((edit) => ({ from: at(edit.offset), to: at(edit.end_offset), content: edit.content }));
  const changes = finding.suggestions.map((content, number) => (number === 0 && fix.length ? fix : [{ from, to, content }]));
  return { ...finding, from, to, changes, safe: finding.fix?.applicability === "safe" };
}

/** A text with replacements made. */
export function changed(text, replacements) {
  return [...replacements].sort((one, other) => other.from - one.from).reduce(
    (done, { from, to, content }) => done.slice(0, from) + content + done.slice(to),
    text,
  );
}

/** A server: `url` is where it answers ("" for the page's own), `token` what it wants, if it wants one. */
export class Copydesk {
  constructor({ url = "", token = null, fetch = (...what) => globalThis.fetch(...what) } = {}) {
    this.url = url.replace(/\/$/, "");
    this.token = token;
    this._fetch = fetch;
  }

  /** The answer to a request; throws CopydeskError, and what fetch throws. */
  async ask(method, path, body = undefined, { signal } = {}) {
    const headers = {};
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    const answer = await this._fetch(this.url + path, { method, headers, signal, body: body && JSON.stringify(body) });
    if (answer.ok) return answer;
    const said = await answer.json().catch(() => ({}));
    throw new CopydeskError(answer.status, said.detail ?? `the server answered ${answer.status}`);
  }

  /** What is said of a text: `findings` as `placed` has them, `language`, `words`, `quotations`. */
  async check(text, options = {}, how = {}) {
    return told(await (await this.ask("POST", "/v1/check", { ...options, text }, how)).json(), text);
  }

  /** The same in steps: what the quick checks say at once, then, with `whole`, all of it. */
  async *stream(text, options = {}, how = {}) {
    const answer = await this.ask("POST", "/v1/check/stream", { ...options, text }, how);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      for (const line of lines) yield told(JSON.parse(line), text);
    }
  }

  /** A text with its safe fixes made, and how many there were. */
  async fix(text, options = {}, how = {}) {
    const { text: mended, fixed } = await (await this.ask("POST", "/v1/fix", { ...options, text }, how)).json();
    return { text: mended, fixed };
  }

  /** The entries of the vocabulary. */
  async words(how = {}) {
    return (await (await this.ask("GET", "/v1/vocabulary", undefined, how)).json()).words;
  }

  /** Add a word to the vocabulary; false where it has it. */
  async addWord(word) {
    return (await (await this.ask("POST", "/v1/vocabulary", { word })).json()).changed;
  }

  /** Take a word out of the vocabulary; false where it has it not. */
  async deleteWord(word) {
    return (await (await this.ask("DELETE", "/v1/vocabulary", { word })).json()).changed;
  }
}

function told(answer, text) {
  const at = units(text);
  const quotations = (answer.quotations ?? []).map(([start, end]) => [at(start), at(end)]);
  return { ...answer, findings: answer.findings.map((finding) => placed(finding, text, at)), quotations };
}

/**
 * A story that somebody works on. `paragraphs` are `{id, text, role}`; requests go out one after another, and each has all that changed
 * since the one before. What is said of paragraphs comes by `onFindings(id, findings)`, at once for those that changed, then for all;
 * what is said of a text that is another by then is kept back.
 */
export class Story {
  constructor(client, options = {}, { onFindings = () => {}, onState = () => {} } = {}) {
    this._client = client;
    this._options = options;
    this._onFindings = onFindings;
    this._onState = onState;
    this._texts = new Map();
    this._changed = new Set();
    this._order = [];
    this._moved = false;
    this._id = null;
    this._version = 0;
    this._busy = null;
    this._closed = false;
  }

  /** Take the paragraphs as they are now, all of them and in order; only what is another than before is sent. */
  update(paragraphs) {
    const order = paragraphs.map(({ id }) => id);
    for (const paragraph of paragraphs) {
      const former = this._texts.get(paragraph.id);
      if (!former || former.text !== paragraph.text || former.role !== paragraph.role) this._changed.add(paragraph.id);
    }
    this._texts = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]));
    this._moved ||= order.length !== this._order.length || order.some((id, at) => id !== this._order[at]);
    this._order = order;
    if (this._changed.size || this._moved) this._busy ??= this._send().finally(() => (this._busy = null));
    return this._busy ?? Promise.resolve();
  }

  /** Have the server forget the story. */
  async close() {
    this._closed = true;
    if (this._id) await this._client.ask("DELETE", `/v1/stories/${this._id}`).catch(() => {});
  }

  async _send() {
    try {
      while (!this._closed && (this._changed.size || this._moved)) {
        this._onState("checking");
        const answer = this._id ? await this._patch() : await this._create();
        this._tell(answer);
        if (answer.whole || this._changed.size || this._moved) continue;
        const query = `version=${answer.version}`;
        this._tell(await (await this._client.ask("GET", `/v1/stories/${this._id}?${query}`)).json());
      }
      this._onState("done");
    } catch (error) {
      // What was not taken is sent again with the next change.
      this._changed = new Set(this._order);
      this._moved = true;
      this._id = null;
      this._onState("failed", error);
    }
  }

  async _create() {
    const paragraphs = this._taken(this._order);
    const answer = await (await this._client.ask("POST", "/v1/stories", { ...this._options, paragraphs })).json();
    this._id = answer.id;
    return answer;
  }

  async _patch() {
    const order = this._moved ? { order: this._order } : {};
    const paragraphs = this._taken([...this._changed].filter((id) => this._texts.has(id)));
    try {
      return await (await this._client.ask("PATCH", `/v1/stories/${this._id}`, { paragraphs, ...order })).json();
    } catch (error) {
      // The server forgot it: it was started anew, or nobody wrote for an hour.
      if (error.status !== 404) throw error;
      return this._create();
    }
  }

  _taken(names) {
    this._changed.clear();
    this._moved = false;
    this._sent = new Map(this._texts);
    return names.map((id) => this._texts.get(id));
  }

  _tell(answer) {
    for (const { id, findings } of answer.paragraphs) {
      const sent = this._sent.get(id)?.text;
      if (sent !== undefined && this._texts.get(id)?.text === sent) this._onFindings(id, findings.map((one) => placed(one, sent)));
    }
  }
}
