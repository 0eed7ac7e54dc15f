import { sheet } from './layouts.ts'
import type { Template } from './template.ts'

export const retrospective: Template = {
  id: 'retrospective',
  title: { fr: 'Bilan', en: 'Retrospective' },
  purpose: {
    fr: 'Se souvenir ensemble, pour faire mieux la fois suivante.',
    en: 'Look back together, to do better next time.',
  },
  instruction: {
    fr: 'Repensez à ce que nous venons de vivre. Une chose par carte, sans chercher de coupable.',
    en: 'Think back to what we have just been through. One thing per card, and nobody is to blame.',
  },
  kinds: ['insight', 'idea', 'question'],
  zones: () =>
    sheet([
      [
        {
          title: { fr: 'À garder', en: 'To keep' },
          instruction: { fr: 'Ce qui nous a aidés.', en: 'What helped us.' },
          color: 'mint',
        },
        {
          title: { fr: 'À changer', en: 'To change' },
          instruction: { fr: 'Ce qui nous a freinés.', en: 'What held us back.' },
          color: 'peach',
        },
      ],
      [
        {
          title: { fr: 'À essayer', en: 'To try' },
          instruction: { fr: 'Une idée pour la fois suivante.', en: 'An idea for the next time.' },
          color: 'sun',
        },
        {
          title: { fr: 'Merci', en: 'Thank you' },
          instruction: { fr: 'À qui, et pour quoi ?', en: 'To whom, and what for?' },
          color: 'rose',
        },
      ],
    ]),
}
