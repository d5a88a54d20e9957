// An identity provider for the stories and the browser tests (node-oidc-provider): says its issuer.
//
//   node server.mjs REDIRECT PEOPLE
//
// REDIRECT is where it sends browsers back to; PEOPLE are the claims of each account, as JSON by its name. Its client is
// `kupuj` with the secret `tajne`. Whoever types a name at the door is let in under it; the other button says no.
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

const [redirect, people] = [process.argv[2], JSON.parse(process.argv[3])]
const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
const SCOPES = 'openid email profile'
let provider

const door = `<!doctype html><html lang="en"><title>Door</title><h1>Door</h1>
<form method="post"><label>Name <input name="login"></label><button>In</button><button name="no" value="1">No</button></form>`

async function interaction(request, response) {
  if (request.method === 'GET') return response.writeHead(200, { 'content-type': 'text/html' }).end(door)
  let body = ''
  for await (const part of request) body += part
  const typed = new URLSearchParams(body)
  const result = typed.get('no') ? { error: 'access_denied' } : { login: { accountId: typed.get('login') } }
  await provider.interactionFinished(request, response, result)
}

const server = createServer((request, response) => {
  if (!request.url.startsWith('/interaction/')) return provider.callback()(request, response)
  interaction(request, response).catch((error) => response.writeHead(500).end(String(error)))
})

server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  provider = new Provider(issuer, {
    clients: [{ client_id: 'kupuj', client_secret: 'tajne', redirect_uris: [redirect] }],
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
    // Nobody is asked what we may know: it is what the story is about.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope(SCOPES)
      await grant.save()
      return grant
    },
  })
  console.log(issuer)
})
// Ends with the test, however that ends.
process.stdin.on('end', () => process.exit(0)).resume()
