// Passkeys: asks the server what to ask, the browser for the key's answer, and brings the answer back.
// Whatever needs this stands hidden in the page until it can work.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** What `navigator.credentials` takes, out of JSON. */
function question(options) {
  const asked = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
  if (asked.user) asked.user = { ...asked.user, id: bytes(asked.user.id) };
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    if (asked[list]) asked[list] = asked[list].map((key) => ({ ...key, id: bytes(key.id) }));
  }
  return { publicKey: asked };
}

/** A key's answer as JSON. */
function answer(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = text(credential.response[part]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    extensions: credential.getClientExtensionResults(),
  });
}

/** Sends fields as a form does; the JSON of the answer, or an error with words for people. */
async function send(url, fields) {
  const got = await fetch(url, { method: "POST", body: new URLSearchParams(fields), headers: { accept: "application/json" } });
  const said = await got.json().catch(() => ({}));
  if (!got.ok) throw new Error(said.error ?? "");
  return said;
}

/** Runs a ceremony for an element, and says below it what went wrong. */
async function run(place, work) {
  const line = place.querySelector("[data-passkey-said]");
  line.textContent = "";
  place.setAttribute("aria-busy", "true");
  try {
    location.assign((await work()).to);
  } catch (error) {
    // what the browser throws is no words for people; ours is
    line.textContent = error.constructor === Error && error.message ? error.message : line.dataset.passkeySaid;
  } finally {
    place.removeAttribute("aria-busy");
  }
}

if (window.PublicKeyCredential && window.isSecureContext) {
  for (const place of document.querySelectorAll("[data-passkey-in]")) {
    place.hidden = false;
    place.querySelector("button").addEventListener("click", () =>
      run(place, async () => {
        const url = place.dataset.passkeyIn;
        const asked = await send(url, { step: "begin" });
        const key = await navigator.credentials.get(question(asked));
        return send(url, { step: "finish", answer: answer(key), next: place.dataset.next });
      }),
    );
  }
  for (const form of document.querySelectorAll("form[data-passkey-add]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      run(form, async () => {
        const fields = Object.fromEntries(new FormData(form));
        const asked = await send(form.action, { ...fields, do: "begin" });
        const key = await navigator.credentials.create(question(asked));
        return send(form.action, { form: fields.form, name: fields.name, do: "add", answer: answer(key) });
      });
    });
  }
}
