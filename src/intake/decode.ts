import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import decodeJpeg, { init as initJpeg } from '@jsquash/jpeg/decode.js'
import decodePng, { init as initPng } from '@jsquash/png/decode.js'
import type { CleanImage } from './image.ts'

/** The decoders hand back what browsers call ImageData; Node has no such class. */
class Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
  readonly colorSpace = 'srgb'
  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data
    this.width = width
    this.height = height
  }
}

const silent = { print: () => undefined, printErr: () => undefined }
let ready: Promise<void> | undefined
let last: Promise<unknown> = Promise.resolve()

async function load(): Promise<void> {
  if (!('ImageData' in globalThis)) Object.assign(globalThis, { ImageData: Pixels })
  const wasm = async (path: string): Promise<WebAssembly.Module> =>
    WebAssembly.compile(await readFile(fileURLToPath(import.meta.resolve(path))))
  await Reflect.apply(initJpeg, undefined, [await wasm('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'), silent])
  await initPng(await wasm('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'))
}

/**
 * Whether an image that passed `cleanImage` really is a picture of the size it states. Decoders run in WebAssembly,
 * without reach to files or network, and one at a time, so that memory stays bounded.
 */
export async function isPicture(image: CleanImage): Promise<boolean> {
  ready ??= load()
  await ready
  const turn = last.then(async () => {
    const bytes = Uint8Array.from(image.bytes).buffer
    try {
      const pixels = image.type === 'image/jpeg' ? await decodeJpeg(bytes) : await decodePng(bytes)
      return pixels.width === image.width && pixels.height === image.height
    } catch {
      return false
    }
  })
  last = turn
  return turn
}
