// Gedrag van elke pagina. Alles werkt ook zonder dit bestand.
const region = () => document.getElementById("melding");

// Zegt één zin in de meldregio; zichtbaar alleen als de pagina zelf het niet laat zien.
function announce(text, { visible = false } = {}) {
  const model = document.getElementById(visible ? "melding-zichtbaar" : "melding-stil");
  const line = model?.content.cloneNode(true);
  if (!line) return;
  line.querySelector("[data-tekst]").textContent = text;
  // Wat te zien is blijft staan; wat alleen te horen is komt ernaast.
  const shown = visible ? [] : region().querySelectorAll(":scope > .mkw-toast");
  region().replaceChildren(...shown, line);
}
document.addEventListener("mkw:melding", (event) => announce(event.detail.tekst, { visible: event.detail.zichtbaar }));

// Keuzelijsten en filters versturen hun formulier meteen.
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.matches("[data-autosubmit]") && event.target.matches("select, [type=checkbox], [type=radio], [type=date]")) {
    form.requestSubmit();
  }
});

// Tweemaal klikken verstuurt één keer; een vraag vooraf mag het tegenhouden.
const sent = new WeakSet();
document.addEventListener("submit", (event) => {
  const form = event.target;
  const question = event.submitter?.dataset.bevestig || form.dataset.bevestig;
  if (sent.has(form) || (question && !window.confirm(question))) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);
window.addEventListener("submit", (event) => {
  const form = event.target;
  const posts = (event.submitter?.getAttribute("formmethod") || form.method) === "post";
  if (posts && (!event.defaultPrevented || form.matches("[data-hx-post]"))) {
    sent.add(form);
    setTimeout(() => sent.delete(form), 8000);
  }
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form").forEach((form) => sent.delete(form));
});

document.addEventListener("click", (event) => {
  const close = event.target.closest("[data-sluit]");
  if (close) {
    close.closest(".mkw-toast, [data-sluitbaar]")?.remove();
    document.getElementById("inhoud")?.focus({ preventScroll: true });
  }
  // Een link die zichzelf kopieert; zonder toestemming voor het klembord blijft het een gewone link.
  const copy = event.target.closest("a[data-kopieer]");
  if (copy && navigator.clipboard) {
    event.preventDefault();
    navigator.clipboard.writeText(copy.href).then(
      () => announce("De link is gekopieerd.", { visible: true }),
      () => {
        location.hash = copy.hash;
        announce("Kopiëren lukt niet. Kopieer de link uit de adresbalk.", { visible: true });
      },
    );
  }
});

// Na een fout begint de lezer bij het overzicht van de fouten.
document.querySelector("[data-fouten]")?.focus();

// htmx: bezig tonen na 300 ms, en nooit een hele foutpagina in een stukje van de pagina.
// Een stukje dat zichzelf haalt, laat zolang een link zien: die blijft goed te lezen, en wat net gezegd is, blijft staan.
const waiting = new WeakMap();
document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (ctx.sourceEvent?.type === "load") return;
  region()?.replaceChildren();
  waiting.set(ctx, setTimeout(() => ctx.target?.setAttribute("aria-busy", "true"), 300));
});
document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  clearTimeout(waiting.get(ctx));
  ctx.target?.removeAttribute?.("aria-busy");
  if (ctx.request.form) sent.delete(ctx.request.form);
});
document.addEventListener("htmx:before:swap", (event) => {
  const { ctx } = event.detail;
  if (ctx.response?.status < 400 || !/^\s*<(!doctype|html)/i.test(ctx.text)) return;
  event.preventDefault();
  const page = new DOMParser().parseFromString(ctx.text, "text/html").querySelector("main");
  const words = [page?.querySelector("h1"), page?.querySelector("[data-uitleg]")].map((part) => part?.textContent.trim());
  announce(words.filter(Boolean).join(". ") || "Dit is niet gelukt. Probeer het opnieuw.", { visible: true });
});
document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  if (ctx && !ctx.response) announce("U hebt geen verbinding. Probeer het zo opnieuw.", { visible: true });
});
