import type { Language } from '../base/index.ts'
import { notice as de, type NoticeWords } from './de/notice.ts'
import { notice as en } from './en/notice.ts'

/** Headings and labels of the notice. */
export function noticeWords(language: Language): NoticeWords {
  return language === 'de' ? de : en
}

export type { NoticeWords }
