/** The game's own words in English for links, replays and the classroom. */
export const CLASS_ENGLISH: Readonly<Record<string, string>> = {
  // Links
  'link.foreign': 'There is nothing of this game in the link.',
  'link.newer': 'The link was made by a newer edition of the game than this one. Reload the page, then open it again.',
  'link.tooLong': 'The link is larger than any game can be.',
  'link.cut': 'The end of the link is missing: it was probably cut off where it was copied.',
  'link.damaged': 'The link is damaged: it is not as it was made.',
  'link.otherVersion':
    'It was played with version {theirs} of the scenario; here is version {ours}, by whose rules it does not come out the same. It is shown, not played.',
  'link.otherButSame':
    'It was played with another version of the scenario. By the rules that are here it comes out the same, quarter by quarter.',
  'link.claimDiffers': 'The link claims a score of {claimed}. Played again, it comes to {score}.',
  'link.badScenario': 'The scenario in it cannot be read: {problem}',
  'link.wrongScenario': 'The scenario in it is not the one its game was played with.',

  // Sharing
  'share.open': 'Share…',
  'share.title': 'Share this game',
  'share.lede':
    'Whoever opens the link can watch the game, play the same seed, or carry on from any quarter. The link is the game: nothing is sent anywhere.',
  'share.link': 'Link',
  'share.making': 'Writing it down…',
  'share.copy': 'Copy the link',
  'share.copied': 'Copied.',
  'share.copyFailed': 'This browser does not let the page copy. Select the link and copy it by hand.',
  'share.length': '{count} characters',
  'share.qr': 'QR code of the link',
  'share.noQr': 'The link is too long for a QR code. Download the game instead.',

  // A game that came by link
  'run.motto': 'A game by link',
  'run.fault': 'This link cannot be opened',
  'run.fault.hint': 'Ask for it again, or for the downloaded game: that can be opened from the front page.',
  'run.quarters': '{count, plural, one {# quarter} other {# quarters}} played',
  'run.seat': 'from the chair of {name}',
  'run.assumptions': '{count, plural, one {# assumption} other {# assumptions}} changed',
  'run.result': 'Played again and found true: {ending}, {score} of 100.',
  'run.result.open': 'Played again and found true: {score} of 100 so far.',
  'run.claimed': 'Its maker says it came to {score} of 100. That cannot be checked here.',
  'run.playSeed': 'Play the same seed',
  'run.branch': 'Carry on from quarter {quarter}',
  'run.chair': 'Take the chair of {name}',
  'run.planned': 'What was planned, as far as it has a name here',
  'run.branched': 'A branch: you carry on from {quarter}. The game in the link stays as it is.',
  'watch.title': 'Replay',
  'watch.opening': '{quarter}: before the first move',
  'watch.opening.hint': 'This is how the tables stood. Press Play, or step on a quarter at a time.',
  'watch.back': '‹ Back',
  'watch.on': 'On ›',
  'watch.play': 'Play',
  'watch.pause': 'Pause',
  'watch.slider': 'Quarter on show',
  'watch.at': 'Quarter {at} of {quarters}',
  'watch.atOpening': 'Opening',
  'watch.speed': 'Speed',
  'watch.times': '{times}×',
};
