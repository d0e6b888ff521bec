// Passkeys: de browser doet het werk, het antwoord gaat met een gewoon formulier naar het portaal.
// data-passkey is maken, kiezen (met de vraag in data-vraag) of inloggen (haalt de vraag eerst op).
const unpack = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const pack = (buffer) => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

async function question(form) {
  if (form.dataset.passkey !== "inloggen") return JSON.parse(document.getElementById(form.dataset.vraag).textContent).publicKey;
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.status);
  return (await answer.json()).request_options.publicKey;
}

function answer(credential) {
  const { response } = credential;
  const parts = { clientDataJSON: pack(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) parts[name] = pack(response[name]);
  }
  if (response.getTransports) parts.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: pack(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: parts,
  };
}

async function ask(form) {
  const publicKey = await question(form);
  publicKey.challenge = unpack(publicKey.challenge);
  for (const list of [publicKey.allowCredentials, publicKey.excludeCredentials]) {
    list?.forEach((known) => { known.id = unpack(known.id); });
  }
  if (form.dataset.passkey !== "maken") return navigator.credentials.get({ publicKey });
  publicKey.user.id = unpack(publicKey.user.id);
  Object.assign(publicKey.authenticatorSelection ??= {}, {
    residentKey: "required", requireResidentKey: true, userVerification: "required",
  });
  return navigator.credentials.create({ publicKey });
}

const FAULTS = {
  InvalidStateError: "Op dit apparaat staat al een passkey voor dit portaal.",
  NotAllowedError: "Er is geen passkey gekozen. Probeer het opnieuw, of gebruik een andere manier.",
};
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-passkey]")) return;
  event.preventDefault();
  try {
    form.elements.credential.value = JSON.stringify(answer(await ask(form)));
    form.submit();
  } catch (fault) {
    const tekst = FAULTS[fault.name] || "Dit lukt nu niet. Probeer het over een minuut opnieuw, of gebruik een andere manier.";
    document.dispatchEvent(new CustomEvent("mkw:melding", { detail: { tekst, zichtbaar: true } }));
  }
});

// Zonder passkeys in deze browser is er niets te kiezen.
if (window.PublicKeyCredential) {
  document.querySelectorAll("[data-passkey-vak]").forEach((part) => { part.hidden = false; });
  document.querySelectorAll("[data-passkey-anders]").forEach((part) => { part.hidden = true; });
}
