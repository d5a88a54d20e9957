// A mail server for the stories: says its port, then a line of JSON for each mail that it takes.
//
//   node server.mjs PORT plain|starttls|implicit [KEY.pem CERT.pem]
//
// It wants the user `sklep` with the password `zażółć`. Recipients whose names begin with `full` are refused for good
// (550), with `busy` for now (450), with `greylisted` for now the first time, with `spam` for good after the contents (554).
import { readFileSync } from 'node:fs'
import { SMTPServer } from 'smtp-server'
import { simpleParser } from 'mailparser'

const [port, way, key, cert] = process.argv.slice(2)
const seen = new Set()

const refusal = (code, words) => Object.assign(new Error(words), { responseCode: code })

const server = new SMTPServer({
  secure: way === 'implicit',
  hideSTARTTLS: way === 'plain',
  allowInsecureAuth: way === 'plain',
  authOptional: false,
  ...(key && { key: readFileSync(key), cert: readFileSync(cert) }),
  disableReverseLookup: true,
  logger: false,
  onAuth({ username, password }, session, done) {
    if (username === 'sklep' && password === 'zażółć') done(null, { user: username })
    else done(refusal(535, '5.7.8 wrong user or password'))
  },
  onRcptTo({ address }, session, done) {
    if (address.startsWith('full')) return done(refusal(550, `5.1.1 <${address}>: no such user`))
    if (address.startsWith('busy')) return done(refusal(450, '4.2.1 try later'))
    if (address.startsWith('greylisted') && !seen.has(address)) {
      seen.add(address)
      return done(refusal(450, '4.7.1 greylisted'))
    }
    done()
  },
  async onData(stream, session, done) {
    const mail = await simpleParser(stream)
    if (session.envelope.rcptTo[0].address.startsWith('spam')) return done(refusal(554, '5.7.1 not wanted'))
    console.log(
      JSON.stringify({
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map((r) => r.address),
        user: session.user,
        secure: session.secure,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        sender: mail.from.text,
        id: mail.messageId,
        date: mail.date,
        submitted: mail.headers.get('auto-submitted'),
      }),
    )
    done()
  },
})
server.on('error', () => {}) // a client that hangs up
server.listen(Number(port), '127.0.0.1', () => console.log(server.server.address().port))
// Ends with the test, however that ends.
process.stdin.on('end', () => process.exit(0)).resume()
