import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import encodeJpeg, { init } from '@jsquash/jpeg/encode.js'

let ready: Promise<void> | undefined

async function load(): Promise<void> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm')))
  await init(await WebAssembly.compile(wasm))
}

/**
 * An invented picture as JPEG: a soft gradient with a few marks, nobody's skin.
 *
 * @param metadata the body of an APP1 segment such as cameras write, `Exif…`; none where left out
 * @param seed another picture for another number
 */
export async function jpegOf(width: number, height: number, metadata?: string, seed = 1): Promise<Buffer> {
  ready ??= load()
  await ready
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const mark = Math.hypot((x - width / 2) / width, (y - height / 2) / height) * 140
      const grain = ((x * 73 + y * 151 + seed * 97) % 23) - 11
      data.set(
        [226 - mark + grain, 178 - mark * 0.9 + grain, 150 - mark * 0.8 + grain, 255],
        (y * width + x) * 4,
      )
    }
  }
  const jpeg = Buffer.from(await encodeJpeg({ data, width, height, colorSpace: 'srgb' }, { quality: 82 }))
  if (metadata === undefined) return jpeg
  const body = Buffer.from(metadata, 'latin1')
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}
