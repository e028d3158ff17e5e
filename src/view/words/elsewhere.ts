/** What stands after the id of a text for those who read it from another chair than it was written for. */
export const ELSEWHERE = '.elsewhere';

/**
 * The game's own words for other chairs than the pivot's: what is about the pivot names it, where the words of its own chair
 * say “you” or nothing.
 */
const TEXTS: Readonly<Record<string, string>> = {
  // Figures
  'figure.risk': 'Sanctions on {pivot}',
  'figure.energy.cost': '{pivot}’s energy cost',
  'figure.readiness': '{pivot}’s readiness',
  'figure.autonomy': '{pivot}’s autonomy',
  'figure.public.approval': '{pivot}’s approval',
  'figure.economy.treasury': '{pivot}’s treasury',
  'figure.economy.growth': '{pivot}’s growth',
  'figure.oil.share': 'Share of {pivot}’s crude',
  'figure.arms.share': 'Share of {pivot}’s arms',
  'standing.barrels': '{share} of {pivot}’s imports at {price}',
  'about.relations':
    'From −100, enemies, to 100, allies. It moves with what either does and how loudly, with what is answered, and with the jealousy of the capital that is not in the photograph; the habit of decades brings it back.',
  'about.risk':
    'The chance that within four quarters some sanction on {pivot} becomes measures, or measures in force go a rung further, if {pivot}’s exposure stays as it is. It is worked out exactly from the ladders, not sampled. Measures that stand already are not in it: once there are any, the figure is called further sanctions, and the count of what is in force stands beside it.',
  'about.energy.cost':
    'What a barrel costs {pivot} delivered: Brent, with each supplier’s difference, freight and risk premium, by its share of {pivot}’s imports.',
  'about.readiness':
    'How much of what {pivot}’s forces should have is there and works: numbers held against numbers sanctioned, munitions, and spares from suppliers who still answer the telephone. A higher threat lowers it.',
  'about.autonomy':
    'How free {pivot} is. One hundred is nobody’s client: arms and oil from many suppliers, no lean to either pole, few promises outstanding.',
  'about.public.approval':
    'What {pivot}’s voters make of it. It settles toward what growth, inflation, security and pride deserve; a broken promise costs as much as it was public. Above 50 it brings {pivot} more political capital.',
  'about.economy.treasury':
    'What no ministry in {pivot} has claimed yet. Revenue comes in every quarter; deposits, deliveries and the second set of supply lines go out.',
  'about.economy.growth':
    '{pivot}’s, in per cent a year. It settles toward its trend, less what dear oil and tariffs take and more what industry gives.',

  // Variables
  'variable.energyCost': '{pivot}’s energy cost',
  'variable.bill': '{pivot}’s oil bill a year',
  'variable.imports': '{pivot}’s oil imports',
  'variable.passThrough': 'share of oil prices passed to {pivot}’s pumps',
  'variable.oilShare': '{name}: share of {pivot}’s imports',
  'variable.oilFreight': '{name}: freight to {pivot}',
  'variable.oilRisk': '{name}: risk premium for {pivot}',
  'variable.oilPrice': '{name}: price delivered to {pivot}',
  'variable.oilContract': '{name}: share under contract with {pivot}',
  'variable.oilCap': '{name}: most it can be of {pivot}’s imports',
  'variable.inventory': 'held by {pivot}: {domain}, {supplier}',
  'variable.munitions': '{pivot}’s munitions: {name}',
  'variable.cover': '{pivot}’s cover: {name}',
  'variable.spares': '{pivot}’s spares: {name}',
  'variable.disruption': '{pivot}’s supplies disrupted: {name}',
  'variable.late': '{pivot}’s deliveries late: {name}',
  'variable.armsValue': '{name}: arms received by {pivot}',
  'variable.armsShare': '{name}: share of {pivot}’s arms',
  'variable.growth': '{pivot}’s growth',
  'variable.inflation': '{pivot}’s inflation',
  'variable.deficit': '{pivot}’s deficit',
  'variable.tariff': 'tariff against {pivot}',
  'variable.tariffBase': 'base tariff against {pivot}',
  'variable.treasury': '{pivot}’s treasury',
  'variable.industry': '{pivot}’s industry',
  'variable.approval': '{pivot}’s approval',
  'variable.pride': 'pride in {pivot}',
  'variable.security': 'sense of security in {pivot}',
  'variable.trade': '{pivot}’s trade with {actor}',
  'variable.exposure': '{pivot}’s exposure to {actor}',
  'variable.readiness': '{pivot}’s defence readiness',
  'variable.autonomy': '{pivot}’s autonomy',
  'variable.risk': '{pivot}’s sanctions risk, any kind',
  'variable.riskFurther': 'risk of further sanctions on {pivot}',
  'variable.promisesOutstanding': 'promises {pivot} owes',
  'variable.promisesKept': 'promises {pivot} kept',
  'variable.promisesBroken': 'promises {pivot} broke',

  // Reports
  'news.promise.kept': '{pivot} kept a promise: {text}',
  'news.promise.broken': '{pivot} broke a promise: {text}',
  'news.delivery': 'Delivered to {pivot}: {name}, {units, plural, one {# unit} other {# units}}.',
  'cause.promise': '{pivot}’s promise: {text}',

  // The file on a capital
  'dossier.now': 'What it would answer to the moves of this quarter',

  // Debrief
  'debrief.path': '{pivot}’s way through the triangle',
  'debrief.pathText':
    '{pivot} from {start} to {end}: the lower, the freer; to the left, leaning on {left}; to the right, leaning on {right}.',
  'debrief.autonomy': '{pivot}’s autonomy',
  'debrief.promises': '{pivot}’s promises',
  'debrief.promises.none': '{pivot} promised nothing to anybody. It was noticed, and envied.',

  // Help
  'front.howto.2': 'Make a move or two of your own. Political capital is short.',
  // The pivot's voters applaud what is loud, and lend it political capital; nobody else's do.
  'front.howto.3':
    'Choose how loudly. Quiet costs capital and may leak. Loud does more to ties, tempers and opinion, wanted or not.',
  'posture.loud.hint': 'Does more to ties, tempers and opinion, wanted or not.',
  'term.posture.text':
    'How loudly a move is made. Quiet is half as visible, takes a point of political capital and may leak; loud does more to ties, tempers and opinion, wanted or not.',
  'term.capital.text':
    'What a government can push through in a quarter. As much comes back every quarter, with part of what was left.',
  'help.term.board.text':
    'The dot inside the triangle is where {pivot} stands: the nearer a table, the more {pivot} leans on it; the nearer its own, the freer it is. Ties say how warm they are by colour, dashes and number; the rungs on a tie are sanctions on {pivot}. Better and worse are, from your chair, what your doctrine asks for and the warmth of your own ties; the rest is {pivot}’s affair, and grey.',
  'term.waiver.text': 'Leave not to punish, for a while. Likelier when oil is scarce and {pivot} is needed.',
  'term.exposure.text':
    'How much {pivot} leans on one capital: for arms, oil, trade and what it owes. It is what can be used against {pivot}.',
  'term.readiness.text':
    'How much of what {pivot}’s forces should have is there and works: numbers, munitions, and spares from suppliers who still answer.',
  'term.autonomy.text':
    'How free {pivot} is: many suppliers, no tilt, few promises owed. One hundred is nobody’s client.',
};

/** The same by the ids under which they are looked up. */
export const ELSEWHERE_ENGLISH: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TEXTS).map(([id, text]) => [`${id}${ELSEWHERE}`, text]),
);
