import { sheet } from './layouts.ts'
import type { Template } from './template.ts'

export const valueProposition: Template = {
  id: 'value-proposition',
  title: { fr: 'Proposition de valeur', en: 'Value proposition' },
  purpose: {
    fr: 'Vérifier que l’idée répond à ce que vit quelqu’un.',
    en: 'Check that the idea answers what somebody lives through.',
  },
  instruction: {
    fr: 'En haut, une personne. En bas, notre réponse, juste sous ce qu’elle vit. Une chose par carte.',
    en: 'At the top, a person. At the bottom, our answer, right below what they live through. One thing per card.',
  },
  kinds: ['need', 'feature', 'idea', 'question'],
  zones: () =>
    sheet([
      [
        {
          title: { fr: 'Ce qu’elle veut faire', en: 'What they want to do' },
          instruction: { fr: 'Par exemple : dormir sans inquiétude.', en: 'For example: sleep without worry.' },
          color: 'sky',
        },
        {
          title: { fr: 'Ce qui la gêne', en: 'What gets in their way' },
          instruction: { fr: 'Ce qui fatigue, ce qui fait peur.', en: 'What is tiring, what is frightening.' },
          color: 'sky',
        },
        {
          title: { fr: 'Ce qu’elle espère', en: 'What they hope for' },
          instruction: { fr: 'Ce qui lui ferait plaisir.', en: 'What would make them happy.' },
          color: 'sky',
        },
      ],
      [
        {
          title: { fr: 'Ce que nous proposons', en: 'What we offer' },
          instruction: { fr: 'Un objet, un service, un coup de main.', en: 'A thing, a service, a helping hand.' },
          color: 'mint',
        },
        {
          title: { fr: 'Ce que nous allégeons', en: 'What we make lighter' },
          instruction: { fr: 'Comment la gêne devient plus petite.', en: 'How what is in the way becomes smaller.' },
          color: 'mint',
        },
        {
          title: { fr: 'Ce que nous apportons', en: 'What we bring' },
          instruction: { fr: 'Comment l’espoir se réalise.', en: 'How the hope comes true.' },
          color: 'mint',
        },
      ],
    ]),
}
