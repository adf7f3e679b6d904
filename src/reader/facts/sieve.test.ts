import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readText } from '../text/index.ts'
import './index.ts'
import { layOut } from './scene.ts'
import { allSieves, sieve } from './sieve.ts'

const FOLDER = join(import.meta.dirname, '..', 'unseen')
const notices = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))

test.each([
  ['as written', (text: string): string => text],
  ['in capitals', (text: string): string => text.toUpperCase()],
  ['with letters beyond Latin-1', (text: string): string => text.replaceAll('ü', 'ů').replaceAll('s', 'ſ')],
])('what is run finds what the expression finds, groups and all: notices %s', (_, written) => {
  for (const notice of notices.filter((_, n) => n % 3 === 0)) {
    const scene = layOut(readText(written(notice)))
    for (const sentence of scene.sentences) {
      for (const one of allSieves()) {
        const expected = one.expression.exec(sentence.text)
        const found = one.exec(sentence)
        if (expected === null && found === null) continue
        expect([found?.index, ...(found ?? [])]).toEqual([expected?.index, ...(expected ?? [])])
      }
    }
  }
})

test.each([
  ['as written', (text: string): string => text],
  ['in capitals', (text: string): string => text.toUpperCase()],
  ['with long s and the Kelvin sign', (text: string) => text.replaceAll('s', 'ſ').replaceAll('k', '\u212a')],
])('no sieve holds back what its expression matches: notices %s', (_, written) => {
  const hidden: string[] = []
  let matches = 0
  for (const notice of notices) {
    const scene = layOut(readText(written(notice)))
    const pieces = [...scene.sentences, ...scene.blocks.map((_block, at) => scene.siftedOf(at))]
    for (const piece of pieces) {
      for (const one of allSieves()) {
        if (!one.expression.test(piece.text)) continue
        matches += 1
        if (!one.may(piece)) hidden.push(`${one.expression.source.slice(0, 60)}: ${piece.text}`)
      }
    }
  }
  expect(matches).toBeGreaterThan(100)
  expect(hidden).toEqual([])
})

test('a sentence without a needed piece is not looked at; one that was never sifted is', () => {
  const scene = layOut(readText('Datenschutzerklärung\n\nWir setzen keine Cookies ein.\n'))
  const [held] = allSieves().filter((one) => one.expression.test('Auskunft'))
  expect(scene.sentences.map((sentence) => held?.may(sentence))).toEqual([false, false])
  expect(held?.test({ text: 'Recht auf Auskunft', signs: [] })).toBe(true)
})

test('an expression without a certain piece is no sieve', () => {
  expect(() => sieve(/\d{3}|Recht/u)).toThrow(RangeError)
  expect(() => sieve(/Recht/gu)).toThrow(RangeError)
})
