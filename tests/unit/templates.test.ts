import { describe, expect, test } from 'vitest'
import { zoneIn } from '../../server/session/boards/layOut.ts'
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '../../shared/board/card.ts'
import { needsMap } from '../../shared/board/templates/needsMap.ts'
import type { Localized, ZonePlan } from '../../shared/board/templates/template.ts'
import { TEMPLATES, templateOf } from '../../shared/board/templates/templates.ts'
import { type ZoneRecord, zoneSchema } from '../../shared/board/zone.ts'
import { newId } from '../../shared/ids.ts'
import { MAX_GROUPS, MAX_NAME_LENGTH, MAX_ZONES_PER_BOARD } from '../../shared/limits.ts'
import { LANGUAGES, type Language } from '../../shared/text/language.ts'

type Box = ZonePlan['box']

const GAP = 24
const TITLE_HEIGHT = 64
const MAX_SIDE = 6_000

const groupsOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `Groupe ${index + 1}`)

/** Of a zone: the record that a board holds, as the server writes it. */
const recordOf = (plan: ZonePlan, language: Language): ZoneRecord => ({
  ...zoneIn(language, plan),
  author: newId(),
  createdAt: 1,
  deletedAt: null,
})

/** Every template, and those that depend on groups as they are for none, for one and up to as many as there may be. */
const LAYOUTS = [
  ...TEMPLATES.map((template) => ({ name: template.id, plans: template.zones({ groups: [] }) })),
  ...groupsOf(MAX_GROUPS).map((_, index) => ({
    name: `needs map of ${index + 1} groups`,
    plans: needsMap.zones({ groups: groupsOf(index + 1) }),
  })),
]

const holds = ([ax, ay, aw, ah]: Box, [bx, by, bw, bh]: Box): boolean =>
  aw * ah > bw * bh && ax <= bx && ay <= by && ax + aw >= bx + bw && ay + ah >= by + bh
const touches = ([ax, ay, aw, ah]: Box, [bx, by, bw, bh]: Box): boolean =>
  ax < bx + bw && bx < ax + aw && ay < by + bh && by < ay + ah

/** Cards of the smallest size that a zone takes in rows, below its title and beside the zones inside it. */
function roomFor(box: Box, all: readonly ZonePlan[]): number {
  const [x, y, width, height] = box
  const inside = all.filter((other) => holds(box, other.box))
  let cards = 0
  for (let top = y + TITLE_HEIGHT; top + CARD_MIN_HEIGHT + GAP <= y + height; top += CARD_MIN_HEIGHT + GAP)
    for (let left = x + GAP; left + CARD_WIDTH + GAP <= x + width; left += CARD_WIDTH + GAP)
      if (!inside.some((other) => touches([left, top, CARD_WIDTH, CARD_MIN_HEIGHT], other.box))) cards++
  return cards
}

describe('what is said', () => {
  const plans = TEMPLATES.flatMap((template) => template.zones({ groups: [] }))
  const isCell = ({ row, column }: ZonePlan): boolean => row !== undefined && column !== undefined
  const labels: Localized[] = [
    ...TEMPLATES.map(({ title }) => title),
    ...plans.filter((plan) => !isCell(plan)).map(({ title }) => title),
    ...plans.flatMap(({ row = [], column = [], xAxis = [], yAxis = [] }) => [row, column, xAxis, yAxis].flat()),
  ]
  const sentences: Localized[] = [
    ...TEMPLATES.flatMap(({ purpose, instruction }) => [purpose, instruction]),
    ...plans.flatMap(({ instruction = [] }) => instruction),
  ]

  test.each(LANGUAGES)('[TP1] stands in %s, short enough to be read at a glance', (language) => {
    for (const text of [...labels, ...sentences]) expect(text[language].trim()).not.toBe('')
    for (const label of labels) expect(label[language].length).toBeLessThanOrEqual(30)
    for (const sentence of sentences) expect(sentence[language].length).toBeLessThanOrEqual(140)
  })

  test('[TP1] French has its apostrophes and its no-break spaces', () => {
    for (const { fr } of [...labels, ...sentences]) {
      expect(fr).not.toMatch(/'/)
      expect(fr).not.toMatch(/[^\u00a0][:;?!»]/)
      expect(fr).not.toMatch(/«[^\u00a0]/)
    }
  })
})

test('[TP2] a template is found by its id, which no other has', () => {
  for (const template of TEMPLATES) expect(templateOf(template.id)).toBe(template)
  expect(templateOf('no-such-template')).toBeNull()
})

test('[TP2] the boards of the brief are all there', () => {
  expect(TEMPLATES.map(({ id }) => id)).toEqual([
    'needs-map',
    'empathy-map',
    'user-journey',
    'affinity-wall',
    'stakeholder-map',
    'impact-effort',
    'value-proposition',
    'how-might-we',
    'crazy-eights',
    'lotus-blossom',
    'storyboard',
    'target-vision',
    'rose-thorn-bud',
    'data-ethics-canvas',
    'hackathon-sheet',
    'retrospective',
    'blank',
  ])
})

test.each(TEMPLATES)(
  '[TP3] zones of $id are valid in every language, with names of groups of any length',
  ({ zones }) => {
    const groups = groupsOf(MAX_GROUPS).map((name) => name.padEnd(MAX_NAME_LENGTH, 'x'))
    for (const language of LANGUAGES) {
      const records = zones({ groups }).map((plan) => recordOf(plan, language))
      expect(records.map((record) => zoneSchema.strict().parse(record))).toEqual(records)
    }
  },
)

test.each(LAYOUTS)('[TP4] zones lie apart, or one in another: $name', ({ plans }) => {
  for (const [index, { box }] of plans.entries())
    for (const { box: other } of plans.slice(index + 1))
      expect(touches(box, other) && !holds(box, other) && !holds(other, box), `${box} and ${other}`).toBe(false)
})

test.each(LAYOUTS)('[TP4] a zone has room for cards: $name', ({ plans }) => {
  for (const plan of plans) {
    const isInside = plans.some((other) => holds(other.box, plan.box))
    expect(roomFor(plan.box, plans), plan.title.en).toBeGreaterThanOrEqual(isInside ? 1 : 4)
  }
})

describe('the needs map', () => {
  const STAGES = ['Avant', 'À l’arrivée', 'Pendant', 'Après']
  const cellsOf = (groups: readonly string[]) =>
    needsMap.zones({ groups }).map(({ title, row, column }) => [title.fr, row?.fr, column?.fr])
  const cellsFor = (groups: readonly string[]) => groups.flatMap((group) => STAGES.map((stage) => ['', group, stage]))

  test.each([1, 6, MAX_GROUPS])('[TP5] has a cell for each of %i groups and each stage', (count) => {
    expect(cellsOf(groupsOf(count))).toEqual(cellsFor(groupsOf(count)))
    expect(cellsOf(groupsOf(count)).length).toBeLessThan(MAX_ZONES_PER_BOARD)
  })

  test('[TP5] has the usual groups when the session has none', () => {
    expect(cellsOf([])).toEqual(cellsFor(['Patients', 'Aidants et proches', 'Soignants', 'Ceux qui organisent']))
  })
})

test.each(LAYOUTS.filter(({ plans }) => plans.length > 0))(
  '[TP6] fits a tablet that lies across: $name',
  ({ plans }) => {
    const width = Math.max(...plans.map(({ box: [x, , zoneWidth] }) => x + zoneWidth))
    const height = Math.max(...plans.map(({ box: [, y, , zoneHeight] }) => y + zoneHeight))
    expect(Math.min(...plans.map(({ box: [x] }) => x))).toBe(0)
    expect(Math.min(...plans.map(({ box: [, y] }) => y))).toBe(0)
    expect(width / height).toBeGreaterThan(1)
    expect(width / height).toBeLessThan(1.6)
    expect(Math.max(width, height)).toBeLessThanOrEqual(MAX_SIDE)
  },
)

test.each(['stakeholder-map', 'impact-effort'])('[TP7] on %s the place of a card means something both ways', (id) => {
  const zones = templateOf(id)!.zones({ groups: [] })
  expect(zones.map(({ xAxis, yAxis }) => [xAxis?.length, yAxis?.length])).toEqual([[2, 2]])
})
