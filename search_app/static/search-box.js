// The search box as an editable combobox with a list (ARIA Authoring Practices). Without this it is a plain form.
// Nothing is remembered, and what is typed goes nowhere but to this library. All words come from the page.

const QUIET_MS = 180, SPOKEN_MS = 1000, FEWEST = 2;
const GROUPS = { concept: "concepts", title: "documents", organisation: "organisations", centre: "organisations" };

/** Letters without accents and capitals, each with its place in `text`. */
function folded(text) {
  const letters = [...text].flatMap((letter, place) =>
    [...letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()].map(plain => [plain, place]));
  return { plain: letters.map(([letter]) => letter).join(""), places: letters.map(([, place]) => place) };
}

/** `text` as nodes, with the beginnings of words that `typed` holds marked. */
function marked(text, typed) {
  const { plain, places } = folded(text), letters = [...text], hit = new Set();
  for (const word of folded(typed).plain.match(/[\p{L}\p{N}]+/gu) ?? []) {
    for (const { index } of plain.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${word}`, "gu"))) {
      for (let at = index; at < index + word.length; at++) hit.add(places[at]);
    }
  }
  const nodes = [];
  for (let from = 0, to; from < letters.length; from = to) {
    for (to = from + 1; to < letters.length && hit.has(to) === hit.has(from); to++);
    const part = letters.slice(from, to).join("");
    nodes.push(hit.has(from) ? made("mark", {}, part) : part);
  }
  return nodes;
}

function made(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

class Combobox {
  #input; #texts; #list; #spoken; #active = null; #asking = null; #waiting = 0; #speaking = 0;

  constructor(input) {
    this.#input = input;
    this.#texts = input.dataset;
    this.#list = made("div", { id: `${input.id}-list`, class: "suggestions", role: "listbox", "aria-label": this.#texts.list });
    this.#spoken = made("span", { class: "hidden", "aria-live": "polite" });
    this.#list.hidden = true;
    input.after(this.#list, this.#spoken);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#list.id,
    })) input.setAttribute(name, value);
    input.addEventListener("input", event => event.isComposing || this.#typed());
    input.addEventListener("compositionend", () => this.#typed());
    input.addEventListener("keydown", event => event.isComposing || this.#pressed(event));
    input.addEventListener("blur", () => this.#close());
    this.#list.addEventListener("pointerdown", event => event.preventDefault()); // the box keeps the focus
    this.#list.addEventListener("click", event => this.#choose(event.target.closest("[role=option]")));
  }

  get #options() { return [...this.#list.querySelectorAll("[role=option]")]; }

  get #open() { return !this.#list.hidden; }

  #typed() {
    this.#forget();
    this.#activate(null); // what was chosen before is no longer what is asked for
    if (this.#input.value.trim().length < FEWEST) return this.#close();
    this.#waiting = setTimeout(() => this.#ask(), QUIET_MS);
  }

  /** Takes back what was asked or is about to be. */
  #forget() {
    clearTimeout(this.#waiting);
    this.#asking?.abort();
    this.#asking = null;
  }

  async #ask() {
    this.#forget();
    const typed = this.#input.value.trim();
    if (typed.length < FEWEST) return;
    const asking = this.#asking = new AbortController();
    const asked = new URLSearchParams({ q: typed, lang: document.documentElement.lang });
    try {
      const answer = await fetch(`/api/v1/suggest?${asked}`, { signal: asking.signal, credentials: "omit" });
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (this.#asking === asking && document.activeElement === this.#input) this.#show(suggestions, typed);
    } catch {
      if (!asking.signal.aborted) this.#close(); // no suggestions are no fault of the reader's
    }
  }

  #show(suggestions, typed) {
    const groups = Object.groupBy
      ? Object.groupBy(suggestions, one => GROUPS[one.type])
      : suggestions.reduce((all, one) => ((all[GROUPS[one.type]] ??= []).push(one), all), {});
    let number = 0;
    const option = one => made("li",
      { role: "option", id: `${this.#list.id}-${number++}`, "aria-selected": "false", "data-text": one.text },
      made("span", { lang: one.language }, ...marked(one.text, typed)),
      ...(one.label ? [" ", made("span", { class: "muted" }, one.label)] : []));
    this.#list.replaceChildren(...Object.entries(groups).map(([name, members]) => {
      const heading = made("li", { role: "presentation", id: `${this.#list.id}-${name}`, class: "group" }, this.#texts[name]);
      return made("ul", { role: "group", "aria-labelledby": heading.id }, heading, ...members.map(option));
    }));
    this.#activate(null);
    this.#expand(number > 0);
    this.#say(number ? this.#texts.count.replace("{}", number) : this.#texts.none);
  }

  /** Says it when the reader has stopped typing, so that each letter is not followed by a number. */
  #say(text) {
    clearTimeout(this.#speaking);
    this.#spoken.textContent = "";
    if (text) this.#speaking = setTimeout(() => { this.#spoken.textContent = text; }, SPOKEN_MS);
  }

  #expand(open) {
    this.#list.hidden = !open;
    this.#input.setAttribute("aria-expanded", String(open));
  }

  #close() {
    this.#forget();
    this.#say("");
    this.#activate(null);
    this.#expand(false);
  }

  #activate(option) {
    this.#active?.setAttribute("aria-selected", "false");
    this.#active = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.#input.setAttribute("aria-activedescendant", option.id);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #choose(option) {
    if (!option) return;
    this.#input.value = option.dataset.text;
    this.#close();
    this.#input.form.requestSubmit();
  }

  /** Moves to the next option in a direction; past the ends of the list back to the text, then round. */
  #move(step) {
    if (!this.#open) return this.#ask();
    const options = this.#options, at = options.indexOf(this.#active);
    this.#activate(at < 0 ? options.at(step > 0 ? 0 : -1) : options[at + step] ?? null);
  }

  #pressed(event) {
    const keys = {
      ArrowDown: () => (event.altKey ? this.#open || this.#ask() : this.#move(1)),
      ArrowUp: () => (event.altKey ? this.#close() : this.#move(-1)),
      Enter: () => (this.#active ? this.#choose(this.#active) : false),
      Escape: () => (this.#open ? this.#close() : void (this.#input.value = "")),
      Tab: () => (this.#close(), false),
    };
    if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) return this.#activate(null);
    const act = keys[event.key];
    if (act && !event.ctrlKey && !event.metaKey && act() !== false) event.preventDefault();
  }
}

const box = document.querySelector("input[data-list]");
if (box) new Combobox(box);

// The key / leads to the box. Who speaks to the computer may say it by chance, so it can be switched off (WCAG 2.1.4).
const SLASH = "slash-key", OFF = "off";
const isOff = () => { try { return localStorage.getItem(SLASH) === OFF; } catch { return false; } };
const isTyping = element => element.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");

document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!box || isOff() || isTyping(event.target)) return;
  event.preventDefault();
  box.focus();
  box.select();
});

const slash = document.querySelector("input[data-slash]");
if (slash) {
  slash.checked = !isOff();
  slash.closest("[hidden]").hidden = false;
  slash.addEventListener("change", () => {
    if (slash.checked) localStorage.removeItem(SLASH);
    else localStorage.setItem(SLASH, OFF);
  });
}
