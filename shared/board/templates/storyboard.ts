import { sheet } from './layouts.ts'
import type { Template } from './template.ts'

export const storyboard: Template = {
  id: 'storyboard',
  title: { fr: 'Histoire en images', en: 'Storyboard' },
  purpose: { fr: 'Raconter une idée comme une bande dessinée.', en: 'Tell an idea as a comic strip.' },
  instruction: {
    fr: 'Racontez comment votre idée aide quelqu’un, une image par case. Des bonshommes bâtons suffisent !',
    en: 'Tell how your idea helps somebody, one picture per box. Stick figures will do!',
  },
  kinds: ['drawing', 'idea', 'photo'],
  zones: () =>
    sheet([
      [
        {
          title: { fr: '1. Tout commence', en: '1. It begins' },
          instruction: { fr: 'Qui est là, et où ?', en: 'Who is there, and where?' },
        },
        {
          title: { fr: '2. Un souci arrive', en: '2. Trouble comes' },
          instruction: { fr: 'Qu’est-ce qui ne va pas ?', en: 'What is wrong?' },
        },
        {
          title: { fr: '3. Une idée apparaît', en: '3. An idea turns up' },
          instruction: { fr: 'D’où vient-elle ?', en: 'Where does it come from?' },
        },
      ],
      [
        {
          title: { fr: '4. On l’essaie', en: '4. They try it' },
          instruction: { fr: 'Que fait-on, en vrai ?', en: 'What do they really do?' },
        },
        {
          title: { fr: '5. Ça va mieux', en: '5. Things get better' },
          instruction: { fr: 'Qu’est-ce qui a changé ?', en: 'What has changed?' },
        },
        {
          title: { fr: '6. Et après', en: '6. And then' },
          instruction: { fr: 'À qui le raconte-t-on ?', en: 'Whom do they tell?' },
        },
      ],
    ]),
}
