import { sheet } from './layouts.ts'
import type { Template } from './template.ts'

export const roseThornBud: Template = {
  id: 'rose-thorn-bud',
  title: { fr: 'Rose, épine, bouton', en: 'Rose, thorn, bud' },
  purpose: {
    fr: 'Dire ce qui va, ce qui pique et ce qui promet.',
    en: 'Say what is well, what hurts and what is promising.',
  },
  instruction: {
    fr: 'Pensez à ce que vous vivez, puis remplissez les trois colonnes. Une chose par carte, petite ou grande.',
    en: 'Think of what you live through, then fill the three columns. One thing per card, small or large.',
  },
  kinds: ['insight', 'need', 'idea', 'drawing'],
  zones: () =>
    sheet([
      [
        {
          title: { fr: 'Rose', en: 'Rose' },
          instruction: { fr: 'Ce qui va bien.', en: 'What is going well.' },
          color: 'rose',
        },
        {
          title: { fr: 'Épine', en: 'Thorn' },
          instruction: { fr: 'Ce qui pique.', en: 'What hurts.' },
          color: 'stone',
        },
        {
          title: { fr: 'Bouton', en: 'Bud' },
          instruction: { fr: 'Ce qui pourrait fleurir.', en: 'What could bloom.' },
          color: 'lime',
        },
      ],
    ]),
}
