import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { crc32, deflateSync } from 'node:zlib'
import encodeJpeg, { init as initJpeg } from '@jsquash/jpeg/encode.js'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { isPicture } from './decode.ts'
import { captureLimits, cleanImage, type CleanImage } from './image.ts'

let jpeg: Buffer
let png: Buffer

/** One chunk of a PNG. */
function chunk(type: string, body: Uint8Array = new Uint8Array()): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const out = Buffer.alloc(12 + body.length)
  out.writeUInt32BE(body.length)
  named.copy(out, 4)
  out.writeUInt32BE(crc32(named), 8 + body.length)
  return out
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

function head(width: number, height: number, depth = 8, colour = 2, interlace = 0): Buffer {
  const body = Buffer.alloc(13)
  body.writeUInt32BE(width)
  body.writeUInt32BE(height, 4)
  body.set([depth, colour, 0, 0, interlace], 8)
  return chunk('IHDR', body)
}

const pixels = (width: number, height: number): Buffer => {
  const raw = Buffer.alloc(height * (1 + width * 3))
  for (let i = 0; i < raw.length; i++) raw[i] = i % (1 + width * 3) === 0 ? 0 : (i * 31) % 256
  return raw
}
const small = (...more: readonly Buffer[]): Buffer =>
  Buffer.concat([signature, head(40, 30), ...more, chunk('IDAT', deflateSync(pixels(40, 30))), chunk('IEND')])

/** One segment of a JPEG. */
function segment(marker: number, body: Uint8Array): Buffer {
  const out = Buffer.alloc(4 + body.length)
  out.writeUInt16BE(0xff00 | marker)
  out.writeUInt16BE(2 + body.length, 2)
  out.set(body, 4)
  return out
}

/** Puts segments right behind the start of a JPEG, where cameras write theirs. */
const withSegments = (...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])

const position = Buffer.from('Exif\0\0MM\0*GPSLatitude 51.2277 6.7735 Praxis am Hofgarten SN-4711', 'latin1')

function clean(bytes: Uint8Array): CleanImage {
  const image = cleanImage(bytes)
  if (typeof image === 'string') throw new Error(`refused: ${image}`)
  return image
}

beforeAll(async () => {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm')))
  await initJpeg(await WebAssembly.compile(wasm))
  const data = new Uint8ClampedArray(64 * 48 * 4).map((_, i) => (i % 4 === 3 ? 255 : (i * 7) % 251))
  jpeg = Buffer.from(await encodeJpeg({ data, width: 64, height: 48, colorSpace: 'srgb' }, { quality: 80 }))
  png = small()
})

test('sound pictures pass, and are pictures', async () => {
  expect(clean(jpeg)).toMatchObject({ type: 'image/jpeg', width: 64, height: 48 })
  expect(clean(png)).toMatchObject({ type: 'image/png', width: 40, height: 30 })
  expect(await isPicture(clean(jpeg))).toBe(true)
  expect(await isPicture(clean(png))).toBe(true)
})

describe('everything that is not picture is removed', () => {
  test('from a JPEG: EXIF with position, XMP, comment, profile', async () => {
    const image = clean(
      withSegments(
        segment(0xe1, position),
        segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Hofgarten</x:xmpmeta>')),
        segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01')),
        segment(0xed, Buffer.from('Photoshop 3.0\0Hofgarten')),
        segment(0xfe, Buffer.from('SN-4711')),
      ),
    )
    expect(image.bytes.length).toBeLessThanOrEqual(jpeg.length)
    for (const trace of [
      'Exif',
      'GPS',
      'Hofgarten',
      'SN-4711',
      'xmpmeta',
      'ICC_PROFILE',
      'Photoshop',
      'JFIF',
    ]) {
      expect(image.bytes.includes(trace)).toBe(false)
    }
    expect(await isPicture(image)).toBe(true)
  })

  test('from a PNG: texts, EXIF, time, profile, private chunks', async () => {
    const image = clean(
      small(
        chunk('tEXt', Buffer.from('Author\0Hofgarten')),
        chunk('eXIf', position),
        chunk('tIME', new Uint8Array(7)),
        chunk('iTXt', Buffer.from('XML\0Hofgarten')),
        chunk('zzZz', Buffer.from('SN-4711')),
      ),
    )
    expect(image.bytes.equals(png)).toBe(true)
  })

  test('cleaning twice changes nothing', () => {
    expect(clean(clean(jpeg).bytes).bytes.equals(clean(jpeg).bytes)).toBe(true)
  })
})

const html = Buffer.from('<html><script>alert(1)</script></html>')
const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(40)])
const frameAt = (): number =>
  jpeg.findIndex((byte, i) => byte === 0xff && [0xc0, 0xc2].includes(jpeg[i + 1] ?? 0))
const withFrame = (change: (frame: Buffer) => void): Buffer => {
  const copy = Buffer.from(jpeg)
  change(copy.subarray(frameAt()))
  return copy
}

test.each<[string, () => Uint8Array, string]>([
  ['nothing', () => Buffer.alloc(0), 'image/missing'],
  ['a page', () => html, 'image/not-image'],
  ['a GIF', () => Buffer.from('GIF89a\x01\0\x01\0'), 'image/not-image'],
  [
    'an SVG with script',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    'image/not-image',
  ],
  ['a WebP', () => Buffer.from('RIFF\x24\0\0\0WEBPVP8 '), 'image/not-image'],
  ['a TIFF', () => Buffer.from('II*\0\x08\0\0\0'), 'image/not-image'],
  [
    'more bytes than allowed',
    () => Buffer.concat([jpeg, Buffer.alloc(captureLimits.bytes)]),
    'image/too-large',
  ],
  ['a JPEG with a page behind it', () => Buffer.concat([jpeg, html]), 'image/trailing'],
  ['a JPEG with an archive behind it', () => Buffer.concat([jpeg, zip]), 'image/trailing'],
  ['a PNG with an archive behind it', () => Buffer.concat([png, zip]), 'image/trailing'],
  ['half a JPEG', () => jpeg.subarray(0, jpeg.length / 2), 'image/damaged'],
  ['half a PNG', () => png.subarray(0, png.length / 2), 'image/damaged'],
  ['a JPEG without its end', () => jpeg.subarray(0, -2), 'image/damaged'],
  ['a JPEG of only a start and an end', () => Buffer.from('ffd8ffd9', 'hex'), 'image/damaged'],
  [
    'a JPEG that says it is 65000 wide',
    () => withFrame((f) => f.writeUInt16BE(65000, 7)),
    'image/too-many-pixels',
  ],
  ['a JPEG without height', () => withFrame((f) => f.writeUInt16BE(0, 5)), 'image/damaged'],
  [
    'a JPEG of one pixel',
    () => withFrame((f) => (f.writeUInt16BE(1, 5), f.writeUInt16BE(1, 7))),
    'image/too-small',
  ],
  ['a JPEG with four colours', () => withFrame((f) => f.writeUInt8(4, 9)), 'image/not-image'],
  ['a lossless JPEG', () => withFrame((f) => f.writeUInt8(0xc3, 1)), 'image/not-image'],
  [
    'a PNG that says it is 2 billion pixels wide',
    () =>
      Buffer.concat([
        signature,
        head(2 ** 31 - 1, 30),
        chunk('IDAT', deflateSync(Buffer.alloc(9))),
        chunk('IEND'),
      ]),
    'image/too-many-pixels',
  ],
  [
    'a PNG of 16 bits and all pixels allowed',
    () =>
      Buffer.concat([
        signature,
        head(6000, 4000, 16, 6),
        chunk('IDAT', deflateSync(Buffer.alloc(9))),
        chunk('IEND'),
      ]),
    'image/too-many-pixels',
  ],
  [
    'a PNG that unpacks to a gigabyte',
    () =>
      Buffer.concat([
        signature,
        head(40, 30),
        chunk('IDAT', deflateSync(Buffer.alloc(4_000_000))),
        chunk('IEND'),
      ]),
    'image/damaged',
  ],
  [
    'a PNG that unpacks to too little',
    () =>
      Buffer.concat([signature, head(40, 30), chunk('IDAT', deflateSync(Buffer.alloc(9))), chunk('IEND')]),
    'image/damaged',
  ],
  ['a moving PNG', () => small(chunk('acTL', new Uint8Array(8))), 'image/animated'],
  [
    'a PNG with a wrong check sum',
    () => Buffer.from(png.map((byte, i) => (i === 30 ? byte ^ 1 : byte))),
    'image/damaged',
  ],
  ['a PNG without pixels', () => Buffer.concat([signature, head(40, 30), chunk('IEND')]), 'image/damaged'],
  [
    'a PNG with two heads',
    () =>
      Buffer.concat([
        signature,
        head(40, 30),
        head(40, 30),
        chunk('IDAT', deflateSync(pixels(40, 30))),
        chunk('IEND'),
      ]),
    'image/damaged',
  ],
  ['a PNG with a critical chunk nobody knows', () => small(chunk('EVIL', html)), 'image/not-image'],
])('%s is refused', (_name, make, fault) => {
  expect(cleanImage(make())).toBe(fault)
})

test('damaged bytes anywhere get an answer, and whatever passes is within bounds', () => {
  const change = fc.array(fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(fc.boolean(), change, fc.nat(), (which, changes, cut) => {
      const copy = Buffer.from(which ? jpeg : png)
      for (const { at, to } of changes) copy[at % copy.length] = to
      const image = cleanImage(cut % 3 === 0 ? copy.subarray(0, cut % copy.length) : copy)
      return (
        typeof image === 'string' ||
        (image.width * image.height <= captureLimits.pixels && image.bytes.length <= captureLimits.bytes)
      )
    }),
    { numRuns: 3000 },
  )
})

test('what passes with damage never brings the decoder down', async () => {
  const change = fc.array(fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(change, async (changes) => {
      const copy = Buffer.from(jpeg)
      for (const { at, to } of changes) copy[at % copy.length] = to
      const image = cleanImage(copy)
      return typeof image === 'string' || typeof (await isPicture(image)) === 'boolean'
    }),
    { numRuns: 200 },
  )
  expect(await isPicture(clean(jpeg))).toBe(true)
})
