/** What a board can begin as: zones, the kinds of cards that are written there, and an instruction that somebody who has never
 *  seen one understands. A template is data: a new one is a file of a few lines and a line in templates.ts. */
import type { CardTint } from '../../palette.ts'
import type { Language } from '../../text/language.ts'
import type { CardKind } from '../card.ts'

/** A text in every language. */
export type Localized = Readonly<Record<Language, string>>

export interface ZonePlan {
  title: Localized
  instruction?: Localized
  /** [x, y, width, height] in board units. */
  box: readonly [number, number, number, number]
  color?: CardTint
  /** Of a cell: its row and its column, which name it; its title is empty then. */
  row?: Localized
  column?: Localized
  /** Of a matrix: the meaning of the left and right, of the bottom and top edge. */
  xAxis?: readonly [Localized, Localized]
  yAxis?: readonly [Localized, Localized]
}

export interface Template {
  /** Stored with the board: never changed once it was released. */
  id: string
  title: Localized
  /** For those who choose it: what one gets from it, in one line. */
  purpose: Localized
  /** For those who fill it: what to do, in one or two sentences. */
  instruction: Localized
  /** Kinds of cards that are offered, the usual one first. */
  kinds: readonly CardKind[]
  /** @param groups names of the session's stakeholder groups. */
  zones(setting: { groups: readonly string[] }): ZonePlan[]
}
