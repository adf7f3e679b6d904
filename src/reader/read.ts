import type { Day } from '../base/index.ts'
import { audit } from './audit/index.ts'
import { readFacts } from './facts/index.ts'
import type { Reading } from './report/index.ts'
import { readFile } from './text/index.ts'

/**
 * Reads a file: each notice it holds, with what it states and what is wrong with it as of a day. Same bytes and same day
 * in, same readings out.
 *
 * @param name the file's name, shown in reports; its ending helps where the bytes do not say what they are
 * @throws Refusal when the file cannot be read as a notice, with the reason in German and English
 */
export async function read(bytes: Uint8Array, name: string, asOf: Day): Promise<readonly Reading[]> {
  const notices = await readFile(bytes, name)
  return notices.map((notice, i): Reading => {
    const facts = readFacts(notice)
    return { file: name, part: [i + 1, notices.length], notice, facts, report: audit(notice, facts, asOf) }
  })
}
