// Pictures that a file names by their address, through a whole running server: fetched from a picture server of the
// operator's own network, cleaned, made into sizes, shown; and whatever must not be fetched is not, with its reason.
import assert from "node:assert/strict";
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";
import { after, before, describe, test } from "node:test";
import { ask, folder, reader, run, serve, toCsv, until, visit } from "./help.mjs";

const own = folder();
const SELLER = "obrazkowo";
const WIDTHS = [160, 320, 640, 1024, 1600];
/** No size but the smallest is higher than this. */
const HIGHEST = 3200;

// ---- pictures

const CRC = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  let crc = -1;
  for (const byte of body) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeInt32BE(~crc);
  return Buffer.concat([length, body, sum]);
}

/** A PNG of a width and height; of `rows` of pixels where the header alone does not matter. */
function png(width, height, rows = Buffer.alloc((width * 3 + 1) * height, 0x60)) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  // Each row begins with its filter: none.
  for (let at = 0; at < rows.length; at += width * 3 + 1) rows[at] = 0;
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", zlib.deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A picture as a browser writes it. */
async function drawn(type, width, height, colour) {
  const page = await reader({ fresh: true });
  const url = await page.evaluate(
    ([type, width, height, colour]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const pen = canvas.getContext("2d");
      pen.fillStyle = colour;
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = "white";
      pen.fillRect(width / 4, height / 4, width / 2, height / 2);
      return canvas.toDataURL(type, 0.9);
    },
    [type, width, height, colour],
  );
  await page.context().close();
  assert.ok(url.startsWith(`data:${type};base64,`), url.slice(0, 40));
  return Buffer.from(url.split(",")[1], "base64");
}

// ---- servers of pictures

/** A server that answers by path and counts what it was asked. */
async function pictures(answers) {
  const asked = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url);
    const answer = answers[request.url];
    if (typeof answer === "function") return answer(request, response);
    response.writeHead(answer ? 200 : 404, { "content-type": "image/jpeg" });
    response.end(answer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  return { asked, port, host: `127.0.0.1:${port}`, at: (name) => `http://127.0.0.1:${port}${name}`, server };
}

const answers = {
  "/page.jpg": Buffer.from("<!doctype html><title>No</title><script>alert(1)</script>"),
  "/bomb.png": png(50_000, 50_000, Buffer.alloc(64)),
  "/endless.jpg": (_, response) => {
    response.writeHead(200, { "content-type": "image/jpeg" });
    const more = Buffer.alloc(1 << 20, 0xff);
    const write = () => {
      while (!response.destroyed && response.write(more));
    };
    response.on("drain", write);
    write();
  },
  "/tall.png": png(330, 3400),
};

// ---- a shop's file

const COLUMNS = {
  Handle: "",
  Title: "",
  "Body (HTML)": "",
  Vendor: "",
  Type: "",
  Tags: "",
  Published: "",
  "Option1 Name": "",
  "Option1 Value": "",
  "Variant SKU": "",
  "Variant Price": "",
  "Image Src": "",
  "Image Position": "",
  "Image Alt Text": "",
  Status: "",
};

/** The rows of one product; each picture is `[address, alternative text]`. */
const product = (handle, title, ...shown) =>
  shown.map(([address, alt], i) => ({
    ...COLUMNS,
    Handle: handle,
    ...(i === 0 && {
      Title: title,
      "Body (HTML)": "<p>Na próbę.</p>",
      Vendor: "Obrazkowo",
      Type: "Candles",
      Published: "true",
      "Option1 Name": "Title",
      "Option1 Value": "Default Title",
      "Variant SKU": handle,
      "Variant Price": "10.00",
      Status: "active",
    }),
    "Image Src": address,
    "Image Position": String(i + 1),
    "Image Alt Text": alt,
  }));

async function importing(where, what, rows, options = []) {
  const file = path.join(own, `${what}-${Math.random().toString(36).slice(2)}.csv`);
  fs.writeFileSync(file, toCsv(rows));
  const { code, said } = await run(["import", what, file, ...options], where);
  assert.equal(code, 0, said);
  return said;
}

/** A seller in a data folder that has nothing else, so that no demo region is loaded. */
const seller = (where) =>
  importing(where, "enterprises", [
    {
      key: SELLER,
      slug: SELLER,
      legal_name: "Fundacja Obrazkowo",
      brand_name: "Obrazkowo",
      entity_type: "foundation",
      street: "Rynek 1",
      postcode: "50-001",
      country: "PL",
      town: "Wrocław",
      county: "0264",
      lat: "51.1",
      lon: "17.0",
      email: "x@y.pl",
      status_decision: "1/2024",
      status_decided_on: "2024-01-02",
      status_checked_on: "2026-01-02",
      languages: "pl",
    },
  ]);

const shop = (where, rows) =>
  importing(where, "offers", rows, [
    "--format",
    "shopify",
    "--enterprise",
    SELLER,
    "--defaults",
    path.join(import.meta.dirname, "fixtures/shop.json"),
  ]);

/** The line of the log that says why there is no picture of an address. */
const refusal = (server, address) =>
  until(
    () =>
      server
        .log()
        .split("\n")
        .find((line) => line.includes("no picture: ") && line.includes(`"${address}"`)),
    `the reason for ${address} is logged`,
    60_000,
  );

describe("pictures by address", () => {
  const data = folder();
  let server, shelf, other;

  before(async () => {
    answers["/kubek.jpg"] = await drawn("image/jpeg", 340, 250, "rgb(200, 30, 20)");
    answers["/misa.webp"] = await drawn("image/webp", 200, 150, "rgb(20, 60, 200)");
    answers["/talerz.avif"] = fs.readFileSync(new URL("../avif/tests/fixtures/420-10-full-709.avif", import.meta.url));
    answers["/broken.avif"] = answers["/talerz.avif"].subarray(0, -40);
    shelf = await pictures(answers);
    other = await pictures({ "/secret.jpg": answers["/kubek.jpg"] });
    const away = (to) => (_, response) => response.writeHead(302, { location: to }).end();
    answers["/away.jpg"] = away(other.at("/secret.jpg"));
    answers["/cloud.jpg"] = away("http://169.254.169.254/latest/meta-data/");
    answers["/moved.jpg"] = away("/kubek.jpg");
    await seller({ data });
    server = await serve(data, { BUYSOCIALLY_PICTURES__ALLOW_HOSTS: JSON.stringify([shelf.host]) });
  });

  after(async () => {
    const how = await server?.stop();
    for (const one of [shelf, other]) {
      one?.server.closeAllConnections();
      one?.server.close();
    }
    assert.equal(how?.code, 0, server?.log().split("\n").slice(-5).join("\n"));
  });

  test("a JPEG, a WebP, a PNG and an AVIF are fetched, made into sizes and shown", async () => {
    const wanted = [
      { file: "/kubek.jpg", alt: "Kubek stołowy", width: 340, height: 250 },
      { file: "/misa.webp", alt: "Misa boczna", width: 200, height: 150 },
      { file: "/tall.png", alt: "Wysoka świeca", width: 330, height: 3400 },
      { file: "/talerz.avif", alt: "Talerz kraciasty", width: 161, height: 121 },
    ];
    await shop(
      { data, base: server.base },
      product("obrazki", "Obrazki", ...wanted.map((w) => [shelf.at(w.file), w.alt])),
    );
    const target = "/pl/oferta/obrazki";
    const text = await until(
      async () => {
        const { text } = await ask(target, { base: server.base });
        return wanted.every((w) => text.includes(`alt="${w.alt}"`)) && text;
      },
      "all are shown",
      // encoding takes its time in an unoptimised build beside other tests
      120_000,
    );
    assert.ok(!text.includes(shelf.host), "nobody's browser is sent to the shop's server");

    const page = await reader({ base: server.base, fresh: true });
    await visit(page, target);
    for (const { file, alt, width, height } of wanted) {
      const figure = page.locator(`.stage picture:has(img[alt="${alt}"])`);
      const [shown] = await figure.evaluateAll((all) =>
        all.map((one) => ({
          avif: one.querySelector('source[type="image/avif"]').srcset,
          jpeg: one.querySelector("img").srcset,
          width: one.querySelector("img").getAttribute("width"),
          height: one.querySelector("img").getAttribute("height"),
        })),
      );
      assert.deepEqual([shown.width, shown.height], [String(width), String(height)], file);
      const made = WIDTHS.filter((w, i) => i === 0 || (w <= width && (w * height) / width <= HIGHEST));
      for (const [type, ending, srcset] of [
        ["image/avif", "avif", shown.avif],
        ["image/jpeg", "jpg", shown.jpeg],
      ]) {
        const sizes = srcset.split(", ").map((one) => one.split(" "));
        assert.deepEqual(
          sizes.map(([, w]) => w),
          made.map((w) => `${w}w`),
          `${file} as ${ending}`,
        );
        for (const [address, w] of sizes) {
          const answer = await ask(address, { base: server.base });
          assert.deepEqual([answer.status, answer.headers["content-type"]], [200, type], address);
          assert.match(answer.headers["cache-control"], /immutable/);
          // What a browser makes of it.
          const size = await page.evaluate(async (address) => {
            const image = Object.assign(new Image(), { src: address });
            await image.decode();
            return [image.naturalWidth, image.naturalHeight];
          }, address);
          assert.equal(size[0], Number.parseInt(w), address);
          assert.ok(Math.abs(size[1] - (size[0] * height) / width) <= 1, `${address}: ${size}`);
        }
      }
    }
    const stage = page.locator('.stage img[alt="Kubek stołowy"]');
    await stage.scrollIntoViewIfNeeded();
    assert.match(await stage.evaluate((img) => img.decode().then(() => img.currentSrc)), /\.avif$/);
    await page.context().close();
    for (const { file } of wanted) assert.equal(shelf.asked.filter((url) => url === file).length, 1, file);
  });

  test("what is no picture, or too much of one, is refused with its reason", async () => {
    const bad = {
      "/page.jpg": "picture.unknown",
      "/endless.jpg": "picture.too_large: more than 15 MB",
      "/bomb.png": "picture.too_many_pixels: 50000 × 50000 pixels",
      "/missing.jpg": "picture.answer: 404",
      "/broken.avif": "picture.broken",
    };
    const handle = (file) => file.replace(/\W/g, "");
    await shop(
      { data, base: server.base },
      Object.keys(bad).flatMap((file) => product(handle(file), `Zły ${handle(file)}`, [shelf.at(file), "Nic"])),
    );
    for (const [file, reason] of Object.entries(bad)) {
      const line = await refusal(server, shelf.at(file));
      assert.ok(line.includes(`no picture: ${reason}`) && line.includes("last=true"), line);
    }
    // The offer is on sale without it.
    const { status, text } = await ask("/pl/oferta/zly-pagejpg", { base: server.base });
    assert.equal(status, 200);
    assert.doesNotMatch(text, /alert\(1\)|page\.jpg/);
  });

  test("a redirect goes no further than the host that was named", async () => {
    await shop({ data, base: server.base }, [
      ...product("w-inne-miejsce", "W inne miejsce", [shelf.at("/away.jpg"), "Nic"]),
      ...product("w-chmure", "W chmurę", [shelf.at("/cloud.jpg"), "Nic"]),
      ...product("o-krok", "O krok", [shelf.at("/moved.jpg"), "Kubek po przeprowadzce"]),
    ]);
    const away = await refusal(server, shelf.at("/away.jpg"));
    assert.match(away, /no picture: picture\.private: 127\.0\.0\.1 is not a public address/);
    assert.match(await refusal(server, shelf.at("/cloud.jpg")), /picture\.private: 169\.254\.169\.254/);
    assert.ok(shelf.asked.includes("/away.jpg") && shelf.asked.includes("/cloud.jpg"), "the redirects were seen");
    assert.deepEqual(other.asked, []);
    await until(
      async () => (await ask("/pl/oferta/o-krok", { base: server.base })).text.includes('alt="Kubek po przeprowadzce"'),
      "a redirect within the host is followed",
      60_000,
    );
  });

  test("a server that named nobody asks nobody", async () => {
    const data = folder();
    await seller({ data });
    const strict = await serve(data);
    const before = shelf.asked.length;
    await shop({ data, base: strict.base }, product("odmowa", "Odmowa", [shelf.at("/kubek.jpg"), "Nic"]));
    const line = await refusal(strict, shelf.at("/kubek.jpg"));
    assert.match(line, /no picture: picture\.private: 127\.0\.0\.1 is not a public address/);
    assert.match(line, /last=true/);
    assert.equal(shelf.asked.length, before);
    assert.doesNotMatch((await ask("/pl/oferta/odmowa", { base: strict.base })).text, /<source/);
    assert.equal((await strict.stop()).code, 0);
  });

  test("a host that is not host:port stops the start and is named", async () => {
    const { code, said } = await run(["check"], {
      data: folder(),
      extra: { BUYSOCIALLY_PICTURES__ALLOW_HOSTS: '["http://pictures.internal:80"]' },
    });
    assert.notEqual(code, 0);
    assert.match(said, /pictures\.allow_hosts.*http:\/\/pictures\.internal:80/);
  });
});
