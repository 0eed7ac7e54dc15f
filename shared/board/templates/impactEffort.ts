import { matrix } from './layouts.ts'
import type { Template } from './template.ts'

export const impactEffort: Template = {
  id: 'impact-effort',
  title: { fr: 'Impact et effort', en: 'Impact and effort' },
  purpose: { fr: 'Trouver par où commencer.', en: 'Find where to begin.' },
  instruction: {
    fr: 'Placez chaque idée : plus haut si elle aide beaucoup, plus à droite si elle est difficile. On commence en haut à gauche.',
    en: 'Place each idea: higher up if it helps a lot, further right if it is hard to do. We begin at the top left.',
  },
  kinds: ['idea', 'feature', 'question'],
  zones: () =>
    matrix({
      title: { fr: 'Aide et difficulté', en: 'Help and difficulty' },
      xAxis: [
        { fr: 'Facile', en: 'Easy' },
        { fr: 'Difficile', en: 'Hard' },
      ],
      yAxis: [
        { fr: 'Aide un peu', en: 'Helps a little' },
        { fr: 'Aide beaucoup', en: 'Helps a lot' },
      ],
    }),
}
