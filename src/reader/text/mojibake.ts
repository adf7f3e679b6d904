import type { Tape } from './tape.ts'

/** What Windows-1252 shows for the bytes 0x80 to 0x9f. */
const SHOWN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const BYTES: ReadonlyMap<number, number> = new Map(
  Array.from(SHOWN).map((letter, i): [number, number] => [letter.charCodeAt(0), 0x80 + i]),
)

function byteOf(code: number): number {
  return code < 0x100 ? code : (BYTES.get(code) ?? -1)
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf
}

/** Whether a letter so read is one that German or English notices use; “Spaß“” must not turn into something else. */
function isPlausible(code: number): boolean {
  return (
    (code >= 0xa0 && code <= 0xff) ||
    (code >= 0x2000 && code <= 0x206f) ||
    code === 0x20ac ||
    code === 0x2122 ||
    (code >= 0x2190 && code <= 0x27bf) ||
    (code >= 0xfb00 && code <= 0xfb06) ||
    code === 0xfeff ||
    code === 0xfffd
  )
}

/**
 * Reads again as UTF-8 what was once read as Windows-1252: `Ã¼` becomes `ü`.
 *
 * @returns whether anything was repaired, for what was read wrongly twice needs a second pass
 */
export function repairMojibake(tape: Tape, whole: Tape): boolean {
  let repaired = false
  for (let i = 0; i < tape.length; i += 1) {
    const lead = byteOf(tape.code(i))
    const second = byteOf(tape.code(i + 1))
    if ((lead === 0xc2 || lead === 0xc3) && isContinuation(second)) {
      whole.push(((lead & 0x1f) << 6) | (second & 0x3f), tape.from(i), tape.to(i + 1))
      repaired = true
      i += 1
      continue
    }
    if ((lead === 0xe2 || lead === 0xef) && isContinuation(second)) {
      const third = byteOf(tape.code(i + 2))
      const code = ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f)
      if (isContinuation(third) && isPlausible(code)) {
        whole.push(code, tape.from(i), tape.to(i + 2))
        repaired = true
        i += 2
        continue
      }
    }
    whole.push(tape.code(i), tape.from(i), tape.to(i))
  }
  return repaired
}
