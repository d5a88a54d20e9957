// Mails that a server has written into the outbox of its data folder.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { until } from "./plain.mjs";

/** What a mail's plain part says. */
function decoded(file) {
  const raw = fs.readFileSync(file, "utf8");
  const part = raw.slice(raw.indexOf("text/plain"));
  const [head, ...rest] = part.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n").split("\r\n--part-")[0];
  const coding = /content-transfer-encoding: *([\w-]+)/i.exec(`${raw.slice(0, raw.indexOf("text/plain")).slice(-200)}${head}`);
  if (coding?.[1].toLowerCase() === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (coding?.[1].toLowerCase() !== "quoted-printable") return body;
  const bytes = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** The outbox of a data folder: the mails to an address so far, the oldest first, and the link in one of them. */
export function outbox(data) {
  const folder = path.join(data, "outbox");
  const mails = (to) =>
    !fs.existsSync(folder)
      ? []
      : fs
          .readdirSync(folder)
          .filter((name) => name.endsWith(".eml"))
          .sort()
          .map((name) => path.join(folder, name))
          .filter((file) => fs.readFileSync(file, "utf8").includes(`To: ${to}`))
          .map(decoded);
  /** The link in the next mail with one that comes to an address after `seen` mails; others may come in between. */
  const link = (to, seen = 0) => {
    const found = () =>
      mails(to)
        .slice(seen)
        .map((text) => /https?:\/\/\S+\?t=[0-9a-f]{64}/.exec(text)?.[0])
        .find(Boolean);
    return until(found, `a mail with a link to ${to} after ${seen} others`);
  };
  return { mails, link };
}
