/** Kinds of cards as people write them in a spreadsheet, in English and French. */
import { CARD_KINDS, type CardKind } from '../../../shared/board/card.ts'

const FRENCH: Record<CardKind, string> = {
  need: 'besoin',
  idea: 'idée',
  question: 'question',
  insight: 'constat',
  feature: 'fonctionnalité',
  vision: 'vision',
  drawing: 'dessin',
  photo: 'photo',
}

const fold = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase().replace(/s$/, '')

/** The kind meant by a word, singular or plural, with or without accents; null: none. */
export const kindNamed = (word: string): CardKind | null =>
  CARD_KINDS.find((kind) => fold(word) === fold(kind) || fold(word) === fold(FRENCH[kind])) ?? null
