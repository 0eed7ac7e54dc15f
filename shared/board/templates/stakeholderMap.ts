import { matrix } from './layouts.ts'
import type { Template } from './template.ts'

export const stakeholderMap: Template = {
  id: 'stakeholder-map',
  title: { fr: 'Carte des acteurs', en: 'Stakeholder map' },
  purpose: { fr: 'Voir qui est concerné, et qui peut agir.', en: 'See who is affected, and who can act.' },
  instruction: {
    fr: 'Une personne ou un groupe par carte : plus haut s’il peut changer les choses, plus à droite s’il se sent concerné.',
    en: 'One person or group per card: higher up if they can change things, further right if it matters to them.',
  },
  kinds: ['insight', 'need', 'question'],
  zones: () =>
    matrix({
      title: { fr: 'Influence et intérêt', en: 'Influence and interest' },
      xAxis: [
        { fr: 'Peu concerné', en: 'Hardly concerned' },
        { fr: 'Très concerné', en: 'Very concerned' },
      ],
      yAxis: [
        { fr: 'Peut peu changer', en: 'Can change little' },
        { fr: 'Peut beaucoup changer', en: 'Can change a lot' },
      ],
    }),
}
