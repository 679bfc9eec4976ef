// Draws every model of a folder as a picture beside it: <name>.bpmn and <name>.dmn become <name>.png.
// Usage: node render.mjs [--force] <folder or model> ...
// A picture carries the digest of its model, so that a test can tell when it is out of date; one that is up to
// date is left alone unless --force is given.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { deflateSync, inflateSync, crc32 } from 'node:zlib';

const DIGEST_KEYWORD = 'model-sha256';
const SCALE = 2;
const MARGIN = 12;
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const require = createRequire(import.meta.url);

/** SHA-256 of a model's text, the same whatever the line ends of the work tree are. */
function digestOf(model) {
  return createHash('sha256').update(readFileSync(model, 'utf8').replaceAll('\r\n', '\n')).digest('hex');
}

function* chunksOf(png) {
  for (let at = PNG_SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function digestIn(picture) {
  if (!existsSync(picture)) {
    return undefined;
  }
  for (const { type, data } of chunksOf(readFileSync(picture))) {
    const [keyword, text] = data.toString('latin1').split('\0');
    if (type === 'tEXt' && keyword === DIGEST_KEYWORD) {
      return text;
    }
  }
  return undefined;
}

/** Undoes the line filters of an 8-bit PNG. */
function pixelsOf(data, lineLength, lines, pixelLength) {
  const pixels = Buffer.alloc(lineLength * lines);
  for (let line = 0; line < lines; line++) {
    const filter = data[line * (lineLength + 1)];
    for (let i = 0; i < lineLength; i++) {
      const at = line * lineLength + i;
      const left = i >= pixelLength ? pixels[at - pixelLength] : 0;
      const up = line > 0 ? pixels[at - lineLength] : 0;
      const upLeft = line > 0 && i >= pixelLength ? pixels[at - lineLength - pixelLength] : 0;
      const estimate = left + up - upLeft;
      const [nearLeft, nearUp, nearUpLeft] = [left, up, upLeft].map((value) => Math.abs(estimate - value));
      const paeth = nearLeft <= nearUp && nearLeft <= nearUpLeft ? left : nearUp <= nearUpLeft ? up : upLeft;
      pixels[at] = data[line * (lineLength + 1) + 1 + i] + [0, left, up, (left + up) >> 1, paeth][filter];
    }
  }
  return pixels;
}

/** The same picture with the digest in it and, where it has no colours, in 16 shades of grey: a quarter of the size. */
function finish(png, digest) {
  const parts = [...chunksOf(png)];
  const header = Buffer.from(parts[0].data);
  const [width, height, depth, colourType] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]];
  const pixelLength = { 2: 3, 6: 4 }[colourType];
  const compressed = Buffer.concat(parts.filter((part) => part.type === 'IDAT').map((part) => part.data));
  let picture = compressed;
  if (depth === 8 && pixelLength) {
    const pixels = pixelsOf(inflateSync(compressed), width * pixelLength, height, pixelLength);
    const packedLine = (width + 1) >> 1;
    const packed = Buffer.alloc((packedLine + 1) * height);
    let grey = true;
    for (let y = 0; y < height && grey; y++) {
      for (let x = 0; x < width && grey; x++) {
        const at = (y * width + x) * pixelLength;
        const [red, green, blue] = [pixels[at], pixels[at + 1], pixels[at + 2]];
        grey = Math.max(red, green, blue) - Math.min(red, green, blue) < 24;
        packed[y * (packedLine + 1) + 1 + (x >> 1)] |= Math.round(green / 17) << (x % 2 ? 0 : 4);
      }
    }
    if (grey) {
      header[8] = 4;
      header[9] = 0;
      picture = deflateSync(packed, { level: 9 });
    }
  }
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`${DIGEST_KEYWORD}\0${digest}`, 'latin1')),
    chunk('IDAT', picture),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chromium() {
  const candidates = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  const found = candidates.find((candidate) => candidate && existsSync(candidate));
  if (!found) {
    throw new Error('No Chromium found: install it (Debian: apt-get install chromium) or set CHROMIUM to its path.');
  }
  return found;
}

async function drawProcess(page, xml) {
  await page.setContent('<div id="canvas" style="width: 800px; height: 600px"></div>');
  await page.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });
  const { svg, warnings } = await page.evaluate(async (text) => {
    const viewer = new BpmnJS({ container: '#canvas' });
    const imported = await viewer.importXML(text);
    return { svg: (await viewer.saveSVG()).svg, warnings: imported.warnings.map((warning) => warning.message) };
  }, xml);
  await page.setContent(
    `<body style="margin: 0; background: white"><div id="picture" style="display: inline-block; ` +
      `padding: ${MARGIN}px; line-height: 0">${svg.slice(svg.indexOf('<svg'))}</div></body>`,
  );
  return warnings;
}

async function drawDecision(page, xml) {
  const assets = join(dirname(require.resolve('dmn-js/dist/dmn-viewer.production.min.js')), 'assets');
  await page.setContent('<div id="picture"></div>');
  for (const style of ['diagram-js', 'dmn-js-shared', 'dmn-js-drd', 'dmn-js-decision-table']) {
    await page.addStyleTag({ path: join(assets, `${style}.css`) });
  }
  await page.addStyleTag({
    content:
      'body { margin: 0; background: white } #picture { display: inline-block; background: white; padding-right: 32px } ' +
      '.view-drd { display: none !important } .dmn-js-parent { height: auto !important } ' +
      `.dmn-decision-table-container { height: auto !important; overflow: visible !important; padding: ${MARGIN}px } ` +
      // room for the mark of bpmn.io, so that it hides no rule
      '.tjs-container { height: auto !important; overflow: visible !important; padding-bottom: 40px !important }',
  });
  await page.addScriptTag({ path: require.resolve('dmn-js/dist/dmn-viewer.production.min.js') });
  return page.evaluate(async (text) => {
    const viewer = new DmnJS({ container: '#picture' });
    const { warnings } = await viewer.importXML(text);
    const table = viewer.getViews().find((view) => view.type === 'decisionTable');
    if (table) {
      await viewer.open(table);
    }
    return warnings.map((warning) => warning.message);
  }, xml);
}

function modelsIn(path) {
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path)
    .filter((name) => ['.bpmn', '.dmn'].includes(extname(name)))
    .sort()
    .map((name) => join(path, name));
}

const force = process.argv.includes('--force');
const models = process.argv
  .slice(2)
  .filter((argument) => argument !== '--force')
  .flatMap(modelsIn);
const stale = models
  .map((model) => ({ model, picture: model.replace(/\.(bpmn|dmn)$/, '.png'), digest: digestOf(model) }))
  .filter(({ picture, digest }) => force || digestIn(picture) !== digest);
if (models.length === 0) {
  console.error('Usage: node render.mjs [--force] <folder or model> ...');
  process.exitCode = 2;
} else if (stale.length > 0) {
  const { chromium: browserType } = await import('playwright-core');
  const browser = await browserType.launch({ executablePath: chromium(), args: ['--no-sandbox'] });
  try {
    for (const { model, picture, digest } of stale) {
      const page = await browser.newPage({ deviceScaleFactor: SCALE, viewport: { width: 1600, height: 900 } });
      try {
        const draw = extname(model) === '.dmn' ? drawDecision : drawProcess;
        const warnings = await draw(page, readFileSync(model, 'utf8'));
        warnings.forEach((warning) => console.error(`${model}: ${warning}`));
        const box = await page.locator('#picture').boundingBox();
        await page.setViewportSize({ width: Math.ceil(box.width) + 40, height: Math.ceil(box.height) + 40 });
        const png = finish(await page.locator('#picture').screenshot({ animations: 'disabled' }), digest);
        writeFileSync(picture, png);
        console.log(`${picture} ${Math.round(box.width)}x${Math.round(box.height)}, ${Math.ceil(png.length / 1024)} KiB`);
      } catch (error) {
        console.error(`${model}: ${error.message}`);
        process.exitCode = 1;
      } finally {
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
}
