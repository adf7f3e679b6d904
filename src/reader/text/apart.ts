import { Worker } from 'node:worker_threads'
import type { Words } from '../../base/index.ts'
import type { Line } from './line.ts'
import type { PrintedText } from './pdf.ts'
import { Refusal, type RefusalCode } from './refusal.ts'

/** What a file unpacks to, by its format. */
export interface Unpacked {
  readonly pdf: PrintedText
  readonly docx: { readonly source: string; readonly lines: readonly Line[] }
}

export interface Task {
  readonly format: keyof Unpacked
  readonly bytes: Uint8Array
}

/** What the thread answers, as it can be handed from thread to thread. */
export type Answer =
  | { readonly unpacked: Unpacked[keyof Unpacked] }
  | { readonly refused: { readonly code: RefusalCode; readonly words: Words } }

/** What a thread may take: megabytes for objects, bytes beside them, seconds of a processor. A notice takes a tenth. */
const HEAP = 240
const BESIDE = 200_000_000
const SECONDS = 8
const LOOK_EVERY = 50

/**
 * Unpacks a file in a thread of its own, which is ended when it takes more memory or time than any notice: few bytes of a
 * PDF or a DOCX can unfold to any amount of either, and who reads for others must not end with them.
 *
 * @throws Refusal when the file is damaged, holds no readable text, or unfolds to too much
 */
export async function openApart<F extends keyof Unpacked>(
  format: F,
  bytes: Uint8Array,
): Promise<Unpacked[F]> {
  const thread = new Worker(new URL('thread.ts', import.meta.url), {
    workerData: { format, bytes } satisfies Task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: 16 },
    // What the libraries warn of is not for the one who reads a notice.
    stderr: true,
    stdout: true,
  })
  try {
    const answer = await answerOf(thread)
    if ('refused' in answer) throw new Refusal(answer.refused.code, answer.refused.words)
    // The thread unpacks what it was told to.
    return answer.unpacked as Unpacked[F]
  } finally {
    await thread.terminate()
  }
}

function answerOf(thread: Worker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      if (await isGreedy(thread)) reject(unfolds())
    }
    const looks = setInterval(() => void look(), LOOK_EVERY)
    thread.once('message', resolve)
    // What a library throws where nobody waits for it is the file's fault as well.
    thread.once('error', (error: unknown) => reject(isFull(error) ? unfolds(error) : broken(error)))
    thread.once('exit', () => {
      clearInterval(looks)
      // It waited for what never came.
      reject(broken())
    })
  })
}

async function isGreedy(thread: Worker): Promise<boolean> {
  try {
    const [{ external_memory: beside }, { user, system }] = await Promise.all([
      thread.getHeapStatistics(),
      thread.cpuUsage(),
    ])
    return beside > BESIDE || user + system > SECONDS * 1_000_000
  } catch {
    // It has ended meanwhile.
    return false
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function broken(cause?: unknown): Refusal {
  return new Refusal(
    'broken',
    {
      de: 'Die Datei ist beschädigt und lässt sich nicht öffnen.',
      en: 'The file is damaged and cannot be opened.',
    },
    cause,
  )
}

function unfolds(cause?: unknown): Refusal {
  return new Refusal(
    'too-large',
    {
      de: 'Die Datei entfaltet sich beim Öffnen zu mehr, als eine Datenschutzerklärung enthält.',
      en: 'Opened, the file unfolds to more than a privacy notice holds.',
    },
    cause,
  )
}
