/** Words of the page that opens a scenario from files, and of games that bring one. */
export const FOREIGN_ENGLISH: Readonly<Record<string, string>> = {
  'foreign.open': 'Open your scenario…',
  'foreign.motto': 'For those who write scenarios',
  'foreign.title': 'Open a scenario from files',
  'foreign.lede':
    'Whatever its YAML says is checked here, by the same compiler as on the command line, and then it can be played.',
  'foreign.drop': 'Drop a folder, its YAML files, an archive (.zip) or a scenario in one file anywhere in this box.',
  'foreign.choose': 'Choose files…',
  'foreign.folder': 'Choose a folder…',
  'foreign.reading': 'Reading and checking…',
  'foreign.readingAlong': 'The scenario that comes along is being read and checked…',
  'foreign.stop': 'Stop reading it',
  'foreign.calledOff': 'Reading the scenario was called off.',
  'foreign.tooSlow':
    'Reading the scenario took more than {seconds} seconds, so it was ended. Make it shorter, or look what “check” on the command line says: it takes the time it needs.',
  'foreign.clean': '{count, plural, one {# file} other {# files}}, no problems.',
  'foreign.counted':
    '{count, plural, one {# file} other {# files}}: {errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}.',
  'foreign.lessonShut': 'The errors are in its lesson, which stays shut; the game can be played.',
  'foreign.problems': 'What the compiler says',
  'foreign.more': 'And {count, plural, one {# more} other {# more}}. Mend these first.',
  'foreign.error': 'Error',
  'foreign.warning': 'Warning',
  'foreign.version': '{id}, version {version}',
  'foreign.files': '{count, plural, one {# file} other {# files}}',
  'foreign.notBuiltIn':
    'This scenario does not come with the game. Its facts, its judgement and its jokes are its author’s own.',
  'foreign.builtIn': 'These are the rules of a scenario that comes with the game.',
  'foreign.notice':
    '“{title}” does not come with the game: the link brought it along. Its facts, its judgement and its jokes are its author’s own.',
  'foreign.tag': 'Brought along, not part of the game',
  'foreign.forget': 'Take it off this page',
  'foreign.take': 'Play it',
  'foreign.carryOn': 'Open the game that came with it ({count, plural, one {# quarter} other {# quarters}})',
  'foreign.keep': 'Download it as one file',
  'foreign.privacy':
    'Nothing leaves this browser. The scenario travels inside every game of it that you download, and inside the link while it is small enough.',
  'foreign.inLink': 'The scenario does not come with the game, so the link carries it.',
  'foreign.aloneInLink':
    'The scenario does not come with the game, so the link carries it, but not its lesson. The downloaded game holds both.',
  'foreign.notInLink':
    'The scenario does not come with the game and is too large for a link. The link works only where the scenario has been opened; the downloaded game holds both.',
  'foreign.gone': 'the scenario is not here any more: open its files again',
  'foreign.missing':
    'Ask for the downloaded game, which holds its scenario; or open the scenario from the front page, and then this link again.',
  'foreign.notHere': 'it brings a scenario of its own, and this page is for one scenario only',
  'foreign.tooLarge': 'That is too large to be a scenario: more than {most} MB.',
  'foreign.tooMany': 'That is too much to be one scenario: {count} files, where {most} are allowed.',
  'foreign.longPath': 'The path of a file is too long: {path}',
  'foreign.none': 'There is no YAML in that. A scenario has at least a file scenario.yaml.',
  'foreign.several': 'There is more than one scenario in that: {folders}. Choose the folder of one.',
  'foreign.noList': 'The file says that it holds files, but they cannot be read.',
  'foreign.onlyRun':
    'That is a game without its scenario. Open it from the front page; if its scenario does not come with the game, open that here first.',
  'foreign.badZip': 'The archive cannot be read: {reason}.',
  'foreign.broken': 'The rules of this scenario cannot be made ready: {reason}',
};
