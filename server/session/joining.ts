/** Coming in: the door shows what is behind the code; joining makes a participant with a token.
 *  Failed attempts are slowed down by session; successes never.  @see docs/SPEC.md JN1–JN6 */
import type { Door } from '../../shared/api/join.ts'
import { newId } from '../../shared/ids.ts'
import { MAX_PARTICIPANTS } from '../../shared/limits.ts'
import type { Role } from '../../shared/permissions.ts'
import type { Language } from '../../shared/text/language.ts'
import type { ParticipantRecord } from '../storage/storage.ts'
import type { SessionContext } from './context.ts'
import { hashToken, newToken } from './credentials.ts'
import type { LiveSession } from './liveSessions.ts'
import { cleanName, nameKey, tellApart } from './names.ts'
import { done, type Outcome, type Refused, refuse } from './outcome.ts'
import { offerPseudonym } from './pseudonyms/pseudonym.ts'
import { RecentJoins } from './recentJoins.ts'
import { chooseTable } from './seating.ts'

export interface Joined {
  live: LiveSession
  participant: ParticipantRecord
  token: string
}

const NO_SESSION = 'no session'

export function createJoining(context: SessionContext) {
  const { storage, clock, live: sessions, projection, brake, record } = context
  const recentJoins = new RecentJoins(clock)

  async function refuseSlowly(key: string, refused: Refused): Promise<Refused> {
    const retryAfterSeconds = await brake.slowDown(key)
    return retryAfterSeconds === null ? refused : refuse('too-many-attempts', { retryAfterSeconds })
  }

  async function openDoor(code: string): Promise<Outcome<LiveSession>> {
    const retryAfterSeconds = brake.refuseUnread()
    if (retryAfterSeconds !== null) return refuse('too-many-attempts', { retryAfterSeconds })
    const found = await storage.sessions.findByJoinCode(code)
    const live = found === null ? null : await sessions.get(found.id)
    if (live === null) return refuseSlowly(NO_SESSION, refuse('unknown-code'))
    if (live.record.status === 'closed') return refuseSlowly(live.record.id, refuse('session-closed'))
    return done(live)
  }

  async function seat(
    live: LiveSession,
    person: { name: string; groupId: string | null; role: Role },
  ): Promise<Joined> {
    const token = newToken()
    const present = [...live.participants.values()].filter((other) => other.tokenHash !== null)
    const tableIds = live.tables.map((table) => table.id)
    const participant: ParticipantRecord = {
      id: newId(),
      sessionId: live.record.id,
      ...person,
      tableId: person.role === 'participant' ? chooseTable(tableIds, present, person.groupId) : null,
      tokenHash: hashToken(token),
      createdAt: clock.now(),
    }
    await storage.participants.insert(participant)
    live.participants.set(participant.id, participant)
    return { live, participant, token }
  }

  return {
    async door(input: { code: string; language: Language }): Promise<Outcome<Door>> {
      const opened = await openDoor(input.code)
      if (!opened.ok) return opened
      const { record: session, participants } = opened.value
      const programme = await storage.programmes.get(session.programmeId)
      return done({
        sessionId: session.id,
        title: session.title,
        question: session.question,
        programmeTitle: programme?.title ?? '',
        groups: session.groups,
        offeredName: offerPseudonym(input.language, namesTaken(participants.values())),
      })
    },

    async join(input: {
      code: string
      name?: string | undefined
      groupId: string | null
      /** The same again: the same participant. */
      key?: string | undefined
      language: Language
    }): Promise<Outcome<Joined>> {
      const opened = await openDoor(input.code)
      if (!opened.ok) return opened
      const live = opened.value
      const joined = await live.run(async (): Promise<Outcome<Joined>> => {
        if (live.record.status === 'closed') return refuse('session-closed')
        const known = recentJoins.find(live, input.key)
        if (known !== null) return done(known)
        if (!hasGroup(live, input.groupId)) return refuse('unknown-group')
        if (isFull(live)) return refuse('session-full', { limit: MAX_PARTICIPANTS })
        const taken = namesTaken(live.participants.values())
        const wanted = cleanName(input.name ?? '')
        const name = wanted === '' ? offerPseudonym(input.language, taken) : tellApart(wanted, taken)
        const seated = await seat(live, { name, groupId: input.groupId, role: 'participant' })
        recentJoins.remember(seated, input.key)
        return done(seated)
      })
      if (!joined.ok) return refuseSlowly(live.record.id, joined)
      // Outside of the serial: people who come in together share one edit of the doc.
      await projection.project(live)
      return joined
    },

    /** Makes somebody who watches without writing; the facilitator hands them the token. */
    async addObserver(live: LiveSession, by: ParticipantRecord, wanted: string): Promise<Outcome<Joined>> {
      const joined = await live.run(async (): Promise<Outcome<Joined>> => {
        if (isFull(live)) return refuse('session-full', { limit: MAX_PARTICIPANTS })
        const name = tellApart(cleanName(wanted) || '?', namesTaken(live.participants.values()))
        const seated = await seat(live, { name, groupId: null, role: 'observer' })
        await record(live, 'observer-added', by.id, { participantId: seated.participant.id })
        return done(seated)
      })
      if (joined.ok) await projection.project(live)
      return joined
    },
  }
}

/** Who has left makes room. The facilitator bears no token of the session.  @see docs/SPEC.md JN10 */
function isFull(live: LiveSession): boolean {
  const seated = [...live.participants.values()].filter((person) => person.tokenHash !== null)
  return seated.length >= MAX_PARTICIPANTS
}

/** @param groupId null: none, which is always allowed. */
export const hasGroup = (live: LiveSession, groupId: string | null): boolean =>
  groupId === null || live.record.groups.some((group) => group.id === groupId)

/** Names that are borne, or were by somebody who left: their cards still show them. */
export const namesTaken = (participants: Iterable<ParticipantRecord>): Set<string> =>
  new Set(Array.from(participants, (participant) => nameKey(participant.name)))
