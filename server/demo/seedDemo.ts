/** Makes the demo session once per data folder, through the same services that the API uses; finds it again later. */
import { addCard } from '../../shared/board/boardDoc.ts'
import { boardDocName } from '../../shared/protocol/docNames.ts'
import type { DemoSession } from '../launch/welcome.ts'
import { readZones } from '../session/boards/zoneViews.ts'
import type { Sessions } from '../session/sessions.ts'
import type { ParticipantRecord, SessionRecord, Storage } from '../storage/storage.ts'
import type { Docs } from '../sync/docs.ts'
import { placeInZones } from './placeInZones.ts'
import * as workshop from './workshop.ts'

interface DemoParts {
  storage: Storage
  sessions: Sessions
  docs: Docs
}
type LiveSession = NonNullable<Awaited<ReturnType<Sessions['live']['get']>>>

export async function seedDemo(parts: DemoParts): Promise<DemoSession> {
  return (await findDemo(parts)) ?? (await makeDemo(parts))
}

async function findDemo({ storage }: DemoParts): Promise<SessionRecord | null> {
  const programmes = await storage.programmes.list()
  const programme = programmes.find(({ title }) => title === workshop.PROGRAMME_TITLE)
  const sessions = programme === undefined ? [] : await storage.sessions.list(programme.id)
  return sessions.find(({ title }) => title === workshop.SESSION_TITLE) ?? null
}

async function makeDemo(parts: DemoParts): Promise<SessionRecord> {
  const live = await createSession(parts)
  const people = await seatPeople(parts, live)
  for (const board of workshop.BOARDS) await fillBoard(parts, { live, people, board })
  await parts.sessions.iterations.save(live, {
    note: workshop.ITERATION_NOTE,
    trigger: 'facilitator',
    by: live.facilitator.id,
  })
  return live.record
}

async function createSession({ sessions }: DemoParts): Promise<LiveSession> {
  const programme = await sessions.programmes.create({ title: workshop.PROGRAMME_TITLE, question: workshop.QUESTION })
  const isOfTable = ({ title }: workshop.DemoBoard): boolean => title.startsWith('Table ')
  const created = await sessions.lifecycle.create(
    {
      programmeId: programme.id,
      title: workshop.SESSION_TITLE,
      question: workshop.QUESTION,
      groups: Object.values(workshop.GROUPS).map(({ name, color, icon }) => ({ name, color, icon })),
      tables: workshop.TABLES,
      tableTemplate: 'needs-map',
      boards: workshop.BOARDS.filter((board) => !isOfTable(board)).map(({ title, template }) => ({ title, template })),
    },
    'fr',
  )
  if (!created.ok) throw new Error(`the demo session was refused: ${created.reason}`)
  return created.value
}

interface Seated {
  group: workshop.DemoGroup
  participant: ParticipantRecord
}

async function seatPeople({ sessions }: DemoParts, live: LiveSession): Promise<Seated[]> {
  const seated: Seated[] = []
  for (const [name, group] of workshop.PEOPLE) {
    const groupId = live.record.groups.find((known) => known.name === workshop.GROUPS[group].name)?.id ?? null
    const joined = await sessions.joining.join({ code: live.record.joinCode, name, groupId, language: 'fr' })
    if (!joined.ok) throw new Error(`${name} could not join the demo: ${joined.reason}`)
    seated.push({ group, participant: joined.value.participant })
  }
  return seated
}

async function fillBoard(
  { docs }: DemoParts,
  { live, people, board }: { live: LiveSession; people: Seated[]; board: workshop.DemoBoard },
): Promise<void> {
  const record = [...live.boards.values()].find(({ title }) => title === board.title)
  if (record === undefined) throw new Error(`the demo has no board ${board.title}`)
  const atTable = people.filter(({ participant }) => record.tableId === null || participant.tableId === record.tableId)
  const turns = new Map<workshop.DemoGroup, number>()

  /** Somebody of the group, one after the other; somebody of the table when nobody of the group sits there. */
  function authorOf(group: workshop.DemoGroup): string {
    const ofGroup = atTable.filter((person) => person.group === group)
    const candidates = ofGroup.length > 0 ? ofGroup : atTable
    const turn = turns.get(group) ?? 0
    turns.set(group, turn + 1)
    return candidates[turn % candidates.length]!.participant.id
  }

  await docs.edit(boardDocName(record.id), null, (doc) => {
    const placed = placeInZones(board.cards, [...readZones(doc).values()])
    for (const [index, { card, pos }] of placed.entries()) {
      const author = authorOf(card.group)
      const color = tintOf(card)
      // A card a few seconds after the other, as if they had just been written.
      const createdAt = record.createdAt + index * 7_000
      addCard(doc, { kind: card.kind, pos, color, author, createdAt, deletedAt: null }, { text: card.text })
    }
  })
}

/** Needs and questions bear the tint of who has them; what the room makes of them has one of its own. */
function tintOf({ kind, group }: workshop.DemoCard) {
  if (kind === 'idea' || kind === 'feature') return 'sun'
  if (kind === 'insight') return 'lilac'
  return workshop.GROUPS[group].tint
}
