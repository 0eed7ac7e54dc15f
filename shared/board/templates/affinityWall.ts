import { sheet } from './layouts.ts'
import type { Template } from './template.ts'

export const affinityWall: Template = {
  id: 'affinity-wall',
  title: { fr: 'Mur d’affinités', en: 'Affinity wall' },
  purpose: { fr: 'Rassembler les cartes qui se ressemblent.', en: 'Bring together the cards that belong together.' },
  instruction: {
    fr: 'Rapprochez sur le mur les cartes qui parlent de la même chose. Puis donnez un nom à chaque famille.',
    en: 'On the wall, put cards that speak of the same thing side by side. Then give each family a name.',
  },
  kinds: ['insight', 'need', 'idea', 'question'],
  zones: () =>
    sheet(
      [
        [
          {
            title: { fr: 'À trier', en: 'To be sorted' },
            instruction: { fr: 'Écrivez ici, une chose par carte.', en: 'Write here, one thing per card.' },
            color: 'sun',
          },
          {
            title: { fr: 'Seules pour l’instant', en: 'On their own for now' },
            instruction: {
              fr: 'Une carte sans famille compte autant que les autres.',
              en: 'A card without a family counts as much as the others.',
            },
            color: 'stone',
          },
        ],
        [{ title: { fr: 'Le mur', en: 'The wall' } }],
      ],
      { heights: [1, 2] },
    ),
}
