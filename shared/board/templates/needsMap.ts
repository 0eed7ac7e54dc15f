import { grid } from './layouts.ts'
import type { Localized, Template } from './template.ts'

/** For a session without stakeholder groups: those of whom every health workshop speaks. */
const USUAL_GROUPS: readonly Localized[] = [
  { fr: 'Patients', en: 'Patients' },
  { fr: 'Aidants et proches', en: 'Family and carers' },
  { fr: 'Soignants', en: 'Health professionals' },
  { fr: 'Ceux qui organisent', en: 'Those who organise' },
]

const STAGES: readonly Localized[] = [
  { fr: 'Avant', en: 'Before' },
  { fr: 'À l’arrivée', en: 'On arrival' },
  { fr: 'Pendant', en: 'During' },
  { fr: 'Après', en: 'Afterwards' },
]

export const needsMap: Template = {
  id: 'needs-map',
  title: { fr: 'Carte des besoins', en: 'Needs map' },
  purpose: { fr: 'Voir qui a besoin de quoi, et à quel moment.', en: 'See who needs what, and when.' },
  instruction: {
    fr: 'Dans chaque case, écrivez ce qui compte le plus pour ces personnes à ce moment-là. Un besoin par carte, le plus fort en haut.',
    en: 'In each box, write what matters most to these people at that moment. One need per card, the strongest at the top.',
  },
  kinds: ['need', 'question', 'insight', 'drawing'],
  zones({ groups }) {
    const named = groups.map((name): Localized => ({ fr: name, en: name }))
    return grid({ rows: named.length > 0 ? named : USUAL_GROUPS, columns: STAGES })
  },
}
