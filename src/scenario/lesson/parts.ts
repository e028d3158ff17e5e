/** What a whole lesson holds, as docs/teaching.md promises it: a page that fits, and what it is for. */
export const PARTS: readonly { readonly page: RegExp; readonly write: string; readonly what: string }[] = [
  { page: /^script-\d+$/, write: 'script-45', what: 'script by the minute' },
  { page: /^brief$/, write: 'brief', what: 'one-page brief' },
  { page: /^roles\//, write: 'roles/<role>', what: 'role sheet' },
  { page: /^concepts$/, write: 'concepts', what: 'page of concepts' },
  { page: /^forecast$/, write: 'forecast', what: 'forecast sheet' },
  { page: /^quiz$/, write: 'quiz', what: 'quiz' },
  { page: /^quiz-notes$/, write: 'quiz-notes', what: 'page of notes to the quiz' },
  { page: /^debrief$/, write: 'debrief', what: 'page on running the debrief' },
  { page: /^exit-ticket$/, write: 'exit-ticket', what: 'exit ticket' },
  { page: /^rubric$/, write: 'rubric', what: 'rubric' },
  { page: /^paper$/, write: 'paper', what: 'version without devices' },
  { page: /^glossary$/, write: 'glossary', what: 'glossary' },
  { page: /^limits$/, write: 'limits', what: 'page on what the model gets wrong' },
];
