// Bewaart wat iemand typt op het apparaat, tot de server zegt dat het bewaard is.
//
// <form data-draft-key="verslag-12-gebruiker-5" data-draft-version="3">: version is de versie waarmee het formulier
// begon. Is er intussen een nieuwere, dan zetten wij niets vanzelf terug: de lezer kiest.
// data-draft-fresh: de server zette zelf een nieuwere tekst in het formulier; die wordt het concept.
// De server bevestigt met een element met data-draft-saved="verslag-12-gebruiker-5".
const PREFIX = "mkw-concept:";
const KEEP_DAYS = 30;
const fields = (form) => [...form.elements].filter((field) =>
  field.name && !field.disabled && !["hidden", "password", "file", "submit", "button", "reset"].includes(field.type)
  && field.tagName !== "FIELDSET" && field.tagName !== "OUTPUT" && field.dataset.draft !== "niet");
const clock = (time) => {
  const date = new Date(time);
  const hours = `${date.getHours()}.${String(date.getMinutes()).padStart(2, "0")} uur`;
  return date.toDateString() === new Date().toDateString()
    ? `om ${hours}` : `op ${date.toLocaleDateString("nl-NL", { day: "numeric", month: "long" })} om ${hours}`;
};

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

function values(form) {
  const found = {};
  for (const field of fields(form)) {
    const list = found[field.name] ??= [];
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.checked) list.push(field.value);
    } else if (field.type === "select-multiple") list.push(...[...field.selectedOptions].map((option) => option.value));
    else list.push(field.value);
  }
  return found;
}

function fill(form, found) {
  const nth = {};
  for (const field of fields(form)) {
    const list = found[field.name];
    if (!list) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = list.includes(field.value);
    else if (field.type === "select-multiple") [...field.options].forEach((option) => { option.selected = list.includes(option.value); });
    else {
      const value = list[nth[field.name] = (nth[field.name] ?? -1) + 1];
      if (value !== undefined) field.value = value;
    }
    if (list.some(Boolean)) field.closest("details")?.toggleAttribute("open", true);
  }
  form.dispatchEvent(new Event("mkw:teruggezet", { bubbles: true }));
}

function setUp(form) {
  const key = form.dataset.draftKey;
  const version = form.dataset.draftVersion || "";
  const bar = document.querySelector(`[data-draft-bar="${CSS.escape(key)}"]`) || form.querySelector("[data-draft-bar]");
  const original = values(form);
  const same = (one, two) => Object.keys(one).every((name) => !two[name] || JSON.stringify(one[name]) === JSON.stringify(two[name]));
  let timer;
  let shown = "";

  function show(text, choice = false) {
    if (!bar || (shown === text && !choice)) return;
    shown = text;
    bar.hidden = false;
    bar.querySelector("[data-draft-text]").textContent = text;
    bar.querySelectorAll("[data-draft-restore], [data-draft-discard]").forEach((button) => { button.hidden = !choice; });
  }

  function status(time) {
    show(navigator.onLine ? `Bewaard op dit apparaat ${clock(time)}. Nog niet verstuurd.`
      : `Geen bereik. Uw tekst staat veilig op dit apparaat, bewaard ${clock(time)}.`);
  }

  function save() {
    clearTimeout(timer);
    timer = undefined;
    const stored = { tijd: Date.now(), versie: version, velden: values(form) };
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify(stored));
      status(stored.tijd);
    } catch {
      show("Bewaren op dit apparaat lukt niet. Verstuur uw tekst op tijd.");
    }
  }

  const stored = read(key);
  const refused = document.querySelector("[data-fouten]") !== null;
  if (form.dataset.draftFresh !== undefined) save();
  else if (stored && same(original, stored.velden)) {
    if (refused) status(stored.tijd);
    else localStorage.removeItem(PREFIX + key);
  } else if (stored && stored.versie === version) {
    fill(form, stored.velden);
    show(`Wij hebben uw tekst teruggezet, bewaard ${clock(stored.tijd)}. Nog niet verstuurd.`);
  } else if (stored) {
    show(`Op dit apparaat staat een andere tekst van u, bewaard ${clock(stored.tijd)}. Intussen is hier iets gewijzigd.`, true);
  }
  bar?.querySelector("[data-draft-restore]")?.addEventListener("click", () => {
    fill(form, stored.velden);
    save();
    show("Uw tekst staat er weer. Kijk hem na en verstuur hem.", false);
    fields(form)[0]?.focus();
  });
  bar?.querySelector("[data-draft-discard]")?.addEventListener("click", () => {
    localStorage.removeItem(PREFIX + key);
    show("De tekst op dit apparaat is weg.", false);
    fields(form)[0]?.focus();
  });

  const later = () => { timer ??= setTimeout(save, 400); };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => save());
  document.addEventListener("visibilitychange", () => { if (timer) save(); });
  ["online", "offline"].forEach((name) => window.addEventListener(name, () => {
    const last = read(key);
    if (last) status(last.tijd);
  }));
}

function confirmSaved(root) {
  root.querySelectorAll("[data-draft-saved]").forEach((part) => {
    part.dataset.draftSaved.split(/\s+/).forEach((key) => localStorage.removeItem(PREFIX + key));
  });
}

function tidy(olderThan) {
  Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)).forEach((name) => {
    if (!(read(name.slice(PREFIX.length))?.tijd > olderThan)) localStorage.removeItem(name);
  });
}

// Zonder opslag in de browser werkt elk formulier gewoon, alleen zonder concept.
function storageWorks() {
  try {
    localStorage.setItem(`${PREFIX}proef`, "1");
    localStorage.removeItem(`${PREFIX}proef`);
    return true;
  } catch {
    return false;
  }
}

if (storageWorks()) {
  tidy(Date.now() - KEEP_DAYS * 86400000);
  confirmSaved(document);
  document.addEventListener("htmx:after:swap", () => confirmSaved(document));
  // Wie uitlogt laat op een gedeelde computer geen tekst achter.
  document.querySelectorAll("form[data-uitloggen]").forEach((form) => form.addEventListener("submit", () => tidy(Infinity)));
  document.querySelectorAll("form[data-draft-key]").forEach(setUp);
}
