import { sheet } from './layouts.ts'
import type { Template } from './template.ts'

export const empathyMap: Template = {
  id: 'empathy-map',
  title: { fr: 'Carte d’empathie', en: 'Empathy map' },
  purpose: { fr: 'Se mettre à la place de quelqu’un.', en: 'Stand in somebody’s shoes.' },
  instruction: {
    fr: 'Choisissez une personne, par exemple une aidante qui travaille. Écrivez ce qu’elle vit, une chose par carte.',
    en: 'Choose a person, for example a carer who has a job. Write what life is like for them, one thing per card.',
  },
  kinds: ['insight', 'need', 'question', 'drawing'],
  zones: () =>
    sheet(
      [
        [
          {
            title: { fr: 'Qui est-ce ?', en: 'Who is it?' },
            instruction: {
              fr: 'Un prénom inventé, un âge, ce qui remplit ses journées.',
              en: 'A made-up first name, an age, what fills their days.',
            },
            color: 'stone',
          },
        ],
        [
          { title: { fr: 'Ce qu’elle dit', en: 'What they say' }, color: 'sky' },
          { title: { fr: 'Ce qu’elle pense', en: 'What they think' }, color: 'lilac' },
        ],
        [
          { title: { fr: 'Ce qu’elle fait', en: 'What they do' }, color: 'sun' },
          { title: { fr: 'Ce qu’elle ressent', en: 'What they feel' }, color: 'rose' },
        ],
        [
          { title: { fr: 'Ce qui la gêne', en: 'What gets in their way' }, color: 'peach' },
          { title: { fr: 'Ce qui l’aiderait', en: 'What would help them' }, color: 'mint' },
        ],
      ],
      { heights: [2, 3, 3, 3] },
    ),
}
