import { inflateSync, crc32 } from 'node:zlib'

/** Why an image is refused. All of it is seen from its structure, before anything is decoded. */
export type ImageFault =
  | 'image/missing'
  | 'image/too-large'
  | 'image/too-many-pixels'
  | 'image/too-small'
  | 'image/not-image'
  | 'image/animated'
  | 'image/damaged'
  | 'image/trailing'

export interface ImageLimits {
  readonly bytes: number
  readonly pixels: number
  /** Longest and shortest allowed edge. */
  readonly longest: number
  readonly shortest: number
}

/** What a device's camera makes, with room: 24 megapixels are 96 MB when decoded. */
export const captureLimits: ImageLimits = {
  bytes: 8_000_000,
  pixels: 24_000_000,
  longest: 8192,
  shortest: 16,
}

/** An image whose structure is sound, with everything removed that is not picture. */
export interface CleanImage {
  readonly type: 'image/jpeg' | 'image/png'
  readonly width: number
  readonly height: number
  readonly bytes: Buffer
}

class Refused extends Error {
  readonly fault: ImageFault
  constructor(fault: ImageFault) {
    super(fault)
    this.fault = fault
  }
}

/**
 * Reads the structure of a JPEG or PNG, checks it against the limits, and writes it anew with nothing but the picture:
 * no EXIF, no position, no comments, no colour profile, no thumbnails, nothing behind the end. The picture itself is
 * not decoded, so that neither a decompression bomb nor a faulty decoder is reached by what does not pass here.
 */
export function cleanImage(bytes: Uint8Array, limits: ImageLimits = captureLimits): CleanImage | ImageFault {
  if (bytes.length === 0) return 'image/missing'
  if (bytes.length > limits.bytes) return 'image/too-large'
  const input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (input.subarray(0, 8).equals(PNG)) return cleanPng(input, limits)
    if (input[0] === 0xff && input[1] === 0xd8 && input[2] === 0xff) return cleanJpeg(input, limits)
    return 'image/not-image'
  } catch (refused) {
    if (refused instanceof Refused) return refused.fault
    if (refused instanceof RangeError) return 'image/damaged' // read past the end
    throw refused
  }
}

function checkSize(width: number, height: number, limits: ImageLimits): void {
  if (width === 0 || height === 0) throw new Refused('image/damaged')
  if (Math.max(width, height) > limits.longest || width * height > limits.pixels) {
    throw new Refused('image/too-many-pixels')
  }
  if (Math.min(width, height) < limits.shortest) throw new Refused('image/too-small')
}

// JPEG, ITU-T T.81: markers and what they carry.

const SOI = Buffer.from([0xff, 0xd8])
const EOI = Buffer.from([0xff, 0xd9])
/** Baseline, extended and progressive frames; lossless and arithmetic ones come from no camera. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
const NO_FRAMES: ReadonlySet<number> = new Set([
  0xc3, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
])
const TABLES: ReadonlySet<number> = new Set([0xdb, 0xc4, 0xdd]) // DQT, DHT, DRI
/** More scans than any encoder writes; each costs a pass over the picture when decoded. */
const MOST_SCANS = 64

function cleanJpeg(input: Buffer, limits: ImageLimits): CleanImage {
  const kept: Buffer[] = [SOI]
  let size: { width: number; height: number } | null = null
  let scans = 0
  let at = 2
  for (;;) {
    if (input.readUInt8(at) !== 0xff) throw new Refused('image/damaged')
    while (input.readUInt8(at + 1) === 0xff) at += 1 // fill bytes
    const marker = input.readUInt8(at + 1)
    if (marker === 0xd9) {
      if (at + 2 !== input.length) throw new Refused('image/trailing')
      if (size === null || scans === 0) throw new Refused('image/damaged')
      return { type: 'image/jpeg', ...size, bytes: Buffer.concat([...kept, EOI]) }
    }
    if (marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8))
      throw new Refused('image/damaged')
    const length = input.readUInt16BE(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > input.length) throw new Refused('image/damaged')
    const segment = input.subarray(at, end)

    if (NO_FRAMES.has(marker)) throw new Refused('image/not-image')
    if (FRAMES.has(marker)) {
      if (size !== null) throw new Refused('image/animated') // a second picture in the same file
      const [precision, components] = [segment.readUInt8(4), segment.readUInt8(9)]
      if (precision !== 8 || (components !== 1 && components !== 3)) throw new Refused('image/not-image')
      if (length !== 8 + 3 * components) throw new Refused('image/damaged')
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
      checkSize(size.width, size.height, limits)
      kept.push(segment)
    } else if (TABLES.has(marker)) {
      kept.push(segment)
    } else if (marker === 0xee && length === 14 && segment.toString('latin1', 4, 9) === 'Adobe') {
      kept.push(segment) // says whether the colours are RGB or YCbCr, nothing else
    } else if (marker === 0xda) {
      scans += 1
      if (size === null || scans > MOST_SCANS) throw new Refused('image/damaged')
      const stop = endOfScan(input, end)
      kept.push(segment, input.subarray(end, stop))
      at = stop
      continue
    }
    at = end
  }
}

/** Where the entropy-coded bytes of a scan end: at the first marker that is neither stuffing nor a restart. */
function endOfScan(input: Buffer, from: number): number {
  let at = from
  for (;;) {
    at = input.indexOf(0xff, at)
    if (at < 0 || at + 1 >= input.length) throw new Refused('image/damaged')
    const next = input.readUInt8(at + 1)
    if (next === 0x00 || (next >= 0xd0 && next <= 0xd7)) at += 2
    else return at
  }
}

// PNG, W3C recommendation (third edition).

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

function cleanPng(input: Buffer, limits: ImageLimits): CleanImage {
  const kept: Buffer[] = [PNG]
  const packed: Buffer[] = []
  let head: { width: number; height: number; raw: number } | null = null
  let afterPicture = false
  let at = 8
  for (;;) {
    const length = input.readUInt32BE(at)
    const end = at + 12 + length
    if (end > input.length) throw new Refused('image/damaged')
    const type = input.toString('latin1', at + 4, at + 8)
    const body = input.subarray(at + 8, at + 8 + length)
    if (crc32(input.subarray(at + 4, at + 8 + length)) !== input.readUInt32BE(end - 4))
      throw new Refused('image/damaged')
    if ((head === null) !== (type === 'IHDR')) throw new Refused('image/damaged')

    if (type === 'IHDR') {
      head = headOf(body)
      checkSize(head.width, head.height, limits)
      if (head.raw > limits.pixels * 4) throw new Refused('image/too-many-pixels') // 16 bits a channel
      kept.push(input.subarray(at, end))
    } else if (type === 'PLTE' || type === 'tRNS') {
      if (packed.length > 0) throw new Refused('image/damaged')
      kept.push(input.subarray(at, end))
    } else if (type === 'IDAT') {
      if (afterPicture) throw new Refused('image/damaged')
      packed.push(body)
      kept.push(input.subarray(at, end))
    } else if (type === 'IEND') {
      if (end !== input.length) throw new Refused('image/trailing')
      if (head === null || packed.length === 0 || length !== 0) throw new Refused('image/damaged')
      checkPacked(Buffer.concat(packed), head.raw)
      kept.push(input.subarray(at, end))
      return { type: 'image/png', width: head.width, height: head.height, bytes: Buffer.concat(kept) }
    } else if (type === 'acTL' || type === 'fcTL' || type === 'fdAT') {
      throw new Refused('image/animated')
    } else if (/^[A-Z]/u.test(type)) {
      throw new Refused('image/not-image') // a critical chunk nobody knows
    }
    if (type !== 'IDAT' && packed.length > 0) afterPicture = true
    at = end
  }
}

function headOf(body: Buffer): { width: number; height: number; raw: number } {
  if (body.length !== 13) throw new Refused('image/damaged')
  const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)]
  const [depth, colour] = [body.readUInt8(8), body.readUInt8(9)]
  const interlace = body.readUInt8(12)
  const known =
    DEPTHS[colour]?.includes(depth) === true && body.readUInt8(10) === 0 && body.readUInt8(11) === 0
  if (!known || interlace > 1) throw new Refused('image/not-image')
  const bits = depth * (CHANNELS[colour] ?? 1)
  const rows = (w: number, h: number): number =>
    w === 0 || h === 0 ? 0 : h * (1 + Math.ceil((w * bits) / 8))
  if (interlace === 0) return { width, height, raw: rows(width, height) }
  const passes = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const
  const raw = passes.map(([x, y, dx, dy]) =>
    rows(Math.ceil(Math.max(0, width - x) / dx), Math.ceil(Math.max(0, height - y) / dy)),
  )
  return { width, height, raw: raw.reduce((sum, n) => sum + n, 0) }
}

/** The packed picture must unpack to exactly what its head says: not a byte more (a bomb), not one less. */
function checkPacked(packed: Buffer, raw: number): void {
  let length: number
  try {
    length = inflateSync(packed, { maxOutputLength: raw }).length
  } catch {
    throw new Refused('image/damaged')
  }
  if (length !== raw) throw new Refused('image/damaged')
}
