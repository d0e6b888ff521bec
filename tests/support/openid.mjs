// A real OpenID provider (npm: oidc-provider) that is laid out as Entra ID: one shared address for all tenants, an
// issuer per tenant. Start: node openid.mjs <folder with node_modules> <redirect uri>; prints its address.
// POST /als with {tenant, claims} says who is at the keyboard from now on.
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , folder, redirect] = process.argv;
const { default: Provider } = await import(pathToFileURL(join(folder, "node_modules/oidc-provider/lib/index.js")));
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = { ...privateKey.export({ format: "jwk" }), kid: "toets", use: "sig", alg: "RS256" };
const accounts = new Map();
const providers = new Map();
let base;
let now = { tenant: "geen" };

function providerOf(tenant) {
  if (!providers.has(tenant)) {
    providers.set(tenant, new Provider(`${base}/${tenant}/v2.0`, {
      clients: [{ client_id: "portaal", client_secret: "geheim-van-de-toets", redirect_uris: [redirect], token_endpoint_auth_method: "client_secret_post" }],
      jwks: { keys: [key] },
      cookies: { keys: ["toets"] },
      features: { devInteractions: { enabled: false } },
      claims: { openid: ["sub", "tid", "oid", "name", "preferred_username", "email"] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      interactions: { url: (ctx, interaction) => `/${tenant}/v2.0/interaction/${interaction.uid}` },
      findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts.get(id) }) }),
      async loadExistingGrant(ctx) {
        const { client, session, provider } = ctx.oidc;
        const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
        grant.addOIDCScope("openid profile email");
        await grant.save();
        return grant;
      },
    }));
  }
  return providers.get(tenant);
}

function hand(request, response, tenant, path) {
  request.url = path;
  request.originalUrl = `/${tenant}/v2.0${path}`;
  return providerOf(tenant).callback()(request, response);
}

async function body(request) {
  let text = "";
  for await (const part of request) text += part;
  return JSON.parse(text);
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, base);
  const [, tenant, , ...rest] = url.pathname.split("/");
  if (url.pathname === "/als") {
    now = await body(request);
    now.account = `mens-${accounts.size}`;
    accounts.set(now.account, now.claims);
    response.end("goed");
  } else if (url.pathname === "/organizations/v2.0/.well-known/openid-configuration") {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({
      issuer: `${base}/{tenantid}/v2.0`,
      authorization_endpoint: `${base}/organizations/authorize`,
      token_endpoint: `${base}/organizations/token`,
      jwks_uri: `${base}/organizations/keys`,
      token_endpoint_auth_methods_supported: ["client_secret_post"],
    }));
  } else if (url.pathname === "/organizations/authorize") {
    response.writeHead(302, { Location: `${base}/${now.tenant}/v2.0/auth${url.search}` }).end();
  } else if (url.pathname === "/organizations/token") {
    hand(request, response, now.tenant, "/token");
  } else if (url.pathname === "/organizations/keys") {
    hand(request, response, now.tenant, "/jwks");
  } else if (rest[0] === "interaction") {
    request.url = `/${rest.join("/")}`;
    request.originalUrl = url.pathname;
    await providerOf(tenant).interactionFinished(request, response, { login: { accountId: now.account } });
  } else {
    hand(request, response, tenant, `/${rest.join("/")}${url.search}`);
  }
});
server.listen(0, "127.0.0.1", () => {
  base = `http://127.0.0.1:${server.address().port}`;
  console.log(base);
});
