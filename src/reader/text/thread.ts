import { parentPort, workerData } from 'node:worker_threads'
import type { Answer, Task, Unpacked } from './apart.ts'
import { readDocx } from './docx.ts'
import { readPdf } from './pdf.ts'
import { Refusal } from './refusal.ts'

// What `openApart` runs in a thread of its own: unpacks one file, says what it holds or why not, and ends.

const UNPACK: { readonly [F in keyof Unpacked]: (bytes: Uint8Array) => Promise<Unpacked[F]> } = {
  pdf: readPdf,
  docx: readDocx,
}

async function answerTo({ format, bytes }: Task): Promise<Answer> {
  try {
    return { unpacked: await UNPACK[format](bytes) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: { code: error.code, words: error.words } }
  }
}

// The rule is about windows.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(await answerTo(workerData as Task))
