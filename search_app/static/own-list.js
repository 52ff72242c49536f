// A reader's own list: documents and records kept in this browser alone (localStorage); nothing of it is ever sent.
// Only addresses without the question are kept: what was searched for is nobody's business. All words come from the page.

const KEY = "own-list", RECORD = /^\/documents\/[^/]+$/;

/** The entries kept, oldest first: `{ path, title, language, facts }`. */
function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter(one => RECORD.test(one?.path) && one.title) : [];
  } catch {
    return [];
  }
}

function keep(entries) {
  if (entries.length) localStorage.setItem(KEY, JSON.stringify(entries));
  else localStorage.removeItem(KEY);
  showLink();
}

const isKept = path => kept().some(one => one.path === path);
const toggled = entry => keep(isKept(entry.path) ? kept().filter(one => one.path !== entry.path) : [...kept(), entry]);

function usable() {
  try {
    localStorage.getItem(KEY);
    return true;
  } catch {
    return false; // the browser keeps nothing: then nothing is offered
  }
}

/** What a title and the facts beside it tell of a document. */
function entryOf(title, path, facts) {
  const texts = [...facts].map(one => one.textContent.trim()).filter(Boolean);
  return { path, title: title.textContent.trim(), language: title.lang, facts: texts.join(" · ") };
}

/** A button that keeps an entry and takes it off again, named by what it does now and the title. */
function button(entry, pressed) {
  const made = document.querySelector("template#keep").content.firstElementChild.cloneNode(true);
  const [label, title] = made.children;
  const show = () => {
    label.textContent = made.dataset[isKept(entry.path) ? "off" : "on"];
    made.toggleAttribute("data-kept", isKept(entry.path));
  };
  title.textContent = `: ${entry.title}`;
  if (entry.language) title.lang = entry.language;
  show();
  made.addEventListener("click", () => { toggled(entry); show(); pressed?.(); });
  addEventListener("storage", show);
  return made;
}

/** The button at the end of the facts where these are a list, else behind what it stands `beside`. */
function offer(title, path, facts, beside) {
  if (!title || !RECORD.test(path)) return;
  const made = button(entryOf(title, path, facts));
  if (beside.matches(".facts")) beside.appendChild(document.createElement("li")).append(made);
  else beside.after(made);
}

function showLink() {
  const link = document.querySelector("[data-own-list]"), number = kept().length;
  link.hidden = !number;
  link.querySelector(".count").textContent = number || "";
}

class OwnList {
  #place = document.querySelector("#own-list");
  #list = this.#place.querySelector("ol");
  #status = this.#place.querySelector("[role=status]");

  constructor() {
    const acts = {
      print: () => print(),
      text: () => this.#save("txt", "text/plain", kept().map(one => [one.title, one.facts, address(one), ""].join("\r\n"))),
      ris: () => this.#save("ris", "application/x-research-info-systems", kept().map(reference)),
      clear: () => { keep([]); this.#show(); this.#status.focus(); },
    };
    for (const one of this.#place.querySelectorAll("[data-do]")) one.addEventListener("click", acts[one.dataset.do]);
    addEventListener("storage", () => this.#show());
    document.querySelector("[data-without-script]").remove();
    this.#place.hidden = false;
    this.#show();
  }

  #show() {
    const entries = kept(), words = this.#place.dataset;
    this.#status.textContent = entries.length ? words.count.replace("{}", entries.length) : words.empty;
    this.#place.querySelector(".acts").hidden = !entries.length;
    this.#list.replaceChildren(...entries.map((entry, number) => this.#item(entry, number)));
  }

  #item(entry, number) {
    const item = this.#place.querySelector("template").content.firstElementChild.cloneNode(true);
    const [link, facts] = [item.querySelector("a"), item.querySelector("p")];
    Object.assign(link, { href: location.origin + inLanguage() + entry.path, textContent: entry.title });
    if (entry.language) link.lang = entry.language;
    facts.textContent = entry.facts;
    item.append(button(entry, () => {
      this.#show();
      (this.#list.querySelectorAll("button")[Math.min(number, kept().length - 1)] ?? this.#status).focus();
    }));
    return item;
  }

  #save(ending, type, parts) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([parts.join("\r\n")], { type: `${type};charset=utf-8` }));
    link.download = `rare-cancer-library-list.${ending}`;
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

const address = entry => location.origin + entry.path;
/** The path of a page without the language that it may begin with. */
const plain = path => path?.replace(/^\/[a-z]{2}(?=\/)/, "");
/** What paths begin with in the language of this page: the link to the home page has it too. */
const inLanguage = () => document.querySelector(".brand").pathname.slice(0, -1);
const reference = one =>
  [["TY", "GEN"], ["TI", one.title], ["LA", one.language], ["N1", one.facts], ["UR", address(one)], ["DP", "Rare Cancer Library"]]
    .filter(([, text]) => text).map(([tag, text]) => `${tag}  - ${text.replace(/\s+/g, " ")}`).join("\r\n") + "\r\nER  - \r\n";

if (usable()) {
  for (const result of document.querySelectorAll(".hit, .directory tbody tr, .groups li, .shelf li, .texts li, .centres li")) {
    const link = result.querySelector("a"), facts = result.querySelector(".facts");
    const told = facts?.children ?? result.querySelectorAll("td, .muted");
    offer(link, plain(link?.pathname), told, facts ?? result.querySelector(".muted") ?? link);
  }
  const facts = document.querySelector("article > .facts");
  if (facts) offer(document.querySelector("article > h1"), plain(location.pathname), facts.children, facts);
  showLink();
  if (document.querySelector("#own-list")) new OwnList();
}
