import { grid } from './layouts.ts'
import type { Template } from './template.ts'

export const userJourney: Template = {
  id: 'user-journey',
  title: { fr: 'Parcours vécu', en: 'User journey' },
  purpose: {
    fr: 'Suivre une personne pas à pas, du début à la fin.',
    en: 'Follow a person step by step, start to end.',
  },
  instruction: {
    fr: 'Suivez une personne de gauche à droite, par exemple un jour à l’hôpital. Une chose par carte, dans la case du moment.',
    en: 'Follow a person from left to right, for example through a day in hospital. One thing per card, in the box of its moment.',
  },
  kinds: ['insight', 'need', 'idea', 'question', 'drawing'],
  zones: () =>
    grid({
      columns: [
        { fr: 'Avant', en: 'Before' },
        { fr: 'À l’arrivée', en: 'On arrival' },
        { fr: 'Pendant', en: 'During' },
        { fr: 'Au départ', en: 'On leaving' },
        { fr: 'Après', en: 'Afterwards' },
      ],
      rows: [
        { fr: 'Ce qu’elle fait', en: 'What they do' },
        { fr: 'Ce qu’elle pense', en: 'What they think' },
        { fr: 'Ce qu’elle ressent', en: 'What they feel' },
        { fr: 'Ce qui coince', en: 'What goes wrong' },
        { fr: 'Ce qui aiderait', en: 'What would help' },
      ],
    }),
}
