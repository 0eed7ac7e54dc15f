import { sheet } from './layouts.ts'
import type { Template } from './template.ts'

export const targetVision: Template = {
  id: 'target-vision',
  title: { fr: 'Vision partagée', en: 'Target vision' },
  purpose: { fr: 'Aller ensemble d’aujourd’hui à dans cinq ans.', en: 'Go together from today to five years on.' },
  instruction: {
    fr: 'Imaginez que tout s’est bien passé. Dites ou dessinez ce que l’on voit aujourd’hui, demain et dans cinq ans.',
    en: 'Imagine that all went well. Say or draw what one sees today, tomorrow and in five years.',
  },
  kinds: ['vision', 'drawing', 'feature', 'insight'],
  zones: () =>
    sheet([
      [
        {
          title: { fr: 'Aujourd’hui', en: 'Today' },
          instruction: { fr: 'Comment cela se passe vraiment.', en: 'How things really are.' },
          color: 'stone',
        },
        {
          title: { fr: 'Demain', en: 'Tomorrow' },
          instruction: { fr: 'Le premier changement que l’on remarque.', en: 'The first change that people notice.' },
          color: 'sky',
        },
        {
          title: { fr: 'Dans cinq ans', en: 'In five years' },
          instruction: { fr: 'Ce dont nous sommes fiers.', en: 'What we are proud of.' },
          color: 'sun',
        },
      ],
    ]),
}
