// The phone's camera: reads the code as it is painted on the screen.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const READER = createRequire(import.meta.url).resolve("jsqr");

/** The address in the code on a page; `blank` is a page of nobody, on which the picture is looked at. */
export async function scan(page, blank) {
  const picture = await page.locator("svg.qr").screenshot();
  await blank.evaluate(await readFile(READER, "utf8"));
  return blank.evaluate(async (encoded) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${encoded}`)).blob());
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return globalThis.jsQR(data, image.width, image.height)?.data;
  }, picture.toString("base64"));
}
