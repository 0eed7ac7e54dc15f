/** People who are in: renamed, moved to another group, gone; and observers, who come in by a link. */
import type { z } from 'zod'
import type { SignedIn } from '../../shared/api/auth.ts'
import type { meChangeSchema } from '../../shared/api/join.ts'
import type { ParticipantRecord } from '../storage/storage.ts'
import type { SessionContext } from './context.ts'
import { hasLeft, type Identify, type Identity, memberOf } from './identity.ts'
import { hasGroup, namesTaken } from './joining.ts'
import type { LiveSession } from './liveSessions.ts'
import { cleanName, nameKey, tellApart } from './names.ts'
import { done, type Outcome, refuse } from './outcome.ts'

type ParticipantsContext = SessionContext & { identify: Identify }

export function createParticipants(context: ParticipantsContext) {
  const { storage, docs, live: sessions, projection, brake, record, identify } = context

  /** The token dies, every connection closes; the name stays with the cards that this person wrote. */
  async function letGo(person: ParticipantRecord): Promise<void> {
    await storage.participants.update(person.id, { tokenHash: null })
    person.tokenHash = null
    docs.disconnect(person.id, 'not-signed-in')
  }

  return {
    async change(
      live: LiveSession,
      person: ParticipantRecord,
      change: z.infer<typeof meChangeSchema>,
    ): Promise<Outcome<void>> {
      const changed = await live.run(async (): Promise<Outcome<void>> => {
        const groupId = change.groupId === undefined ? person.groupId : change.groupId
        if (!hasGroup(live, groupId)) return refuse('unknown-group')
        const after = { groupId, name: nameFor(live, person, change.name ?? person.name) }
        await storage.participants.update(person.id, after)
        Object.assign(person, after)
        return done(undefined)
      })
      if (changed.ok) await projection.project(live)
      return changed
    },

    async leave(live: LiveSession, person: ParticipantRecord): Promise<Outcome<void>> {
      if (person.role === 'facilitator') return refuse('not-allowed')
      await live.run(() => letGo(person))
      await projection.project(live)
      return done(undefined)
    },

    /** On the facilitator's word. Of who has left already nothing changes.  @see docs/SPEC.md JN11 */
    async remove(live: LiveSession, by: ParticipantRecord, participantId: string): Promise<Outcome<void>> {
      const person = live.participants.get(participantId)
      if (person === undefined) return refuse('unknown-participant')
      if (person.role === 'facilitator') return refuse('not-allowed')
      await live.run(async () => {
        if (hasLeft(person)) return
        await letGo(person)
        await record(live, `${person.role}-removed`, by.id, { participantId })
      })
      await projection.project(live)
      return done(undefined)
    },

    /** Whom the token of an observer's link names. A wrong one is refused slowly.  @see docs/SPEC.md JN12 */
    async observerOf(token: string): Promise<Outcome<{ live: LiveSession; person: ParticipantRecord }>> {
      const identity = await identify(token)
      const live = identity?.kind === 'participant' ? await sessions.get(identity.sessionId) : null
      const person = live && identity && memberOf(live, identity)
      if (live && person?.role === 'observer') return done({ live, person })
      const retryAfterSeconds = await brake.slowDown('observer')
      return retryAfterSeconds === null
        ? refuse('wrong-observer-link')
        : refuse('too-many-attempts', { retryAfterSeconds })
    },

    /** Where these identities are seated, newest first. */
    async seats(identities: Identity[]): Promise<SignedIn['seats']> {
      const seated: { live: LiveSession; person: ParticipantRecord }[] = []
      for (const identity of identities) {
        const live = identity.kind === 'participant' ? await sessions.get(identity.sessionId) : null
        const person = live && memberOf(live, identity)
        if (live && person) seated.push({ live, person })
      }
      return seated.sort((a, b) => b.person.createdAt - a.person.createdAt).map(seatView)
    },
  }
}

const seatView = ({ live, person }: { live: LiveSession; person: ParticipantRecord }): SignedIn['seats'][number] => ({
  session: { id: live.record.id, title: live.record.title, status: live.record.status },
  participant: {
    id: person.id,
    name: person.name,
    groupId: person.groupId,
    tableId: person.tableId,
    role: person.role,
  },
})

function nameFor(live: LiveSession, person: ParticipantRecord, wanted: string): string {
  const name = cleanName(wanted)
  if (name === '') return person.name
  const others = [...live.participants.values()].filter((other) => other !== person)
  const taken = namesTaken(others)
  return taken.has(nameKey(name)) ? tellApart(name, taken) : name
}
