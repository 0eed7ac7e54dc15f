/** People who are in: renamed, moved to another group, gone. */
import type { z } from 'zod'
import type { SignedIn } from '../../shared/api/auth.ts'
import type { meChangeSchema } from '../../shared/api/join.ts'
import type { ParticipantRecord } from '../storage/storage.ts'
import type { SessionContext } from './context.ts'
import { type Identity, memberOf } from './identity.ts'
import { hasGroup, namesTaken } from './joining.ts'
import type { LiveSession } from './liveSessions.ts'
import { cleanName, nameKey, tellApart } from './names.ts'
import { done, type Outcome, refuse } from './outcome.ts'

export function createParticipants({ storage, docs, live: sessions, projection }: SessionContext) {
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

    /** The token dies, every connection closes; the name stays with the cards that this person wrote. */
    async leave(live: LiveSession, person: ParticipantRecord): Promise<Outcome<void>> {
      if (person.role === 'facilitator') return refuse('not-allowed')
      await live.run(async () => {
        await storage.participants.update(person.id, { tokenHash: null })
        person.tokenHash = null
      })
      docs.disconnect({ participant: person.id }, 'not-signed-in')
      return done(undefined)
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
