/** The other files of a new scenario, by path. */
export const OTHER_FILES: Readonly<Record<string, string>> = {
  'programmes.yaml': `# yaml-language-server: $schema=../schema/programmes.json
suppliers:
  north: { name: "Northern yards", actor: north, share: 0.3, spares: 0.7, source: design choice }
  south: { name: "Southern arsenals", actor: south, share: 0.5, spares: 0.6, late: "1.4", disruption: "0.1", source: design choice }
  home: { name: "The shipyard at home", share: 0.2, spares: 0.8, source: design choice }
domains:
  airDefence: { name: "Air defence", kind: layered, weight: 0.5, q: 0.25, inventory: { south: 2, home: 1 }, munitions: { weight: 0.3, start: 0.7 } }
  patrol: { name: "Patrol at sea", kind: strength, weight: 0.5, sanctioned: 12, inventory: { north: 3, south: 3 }, attrition: { supplier: south, perQuarter: 0.1 } }
programmes:
  - { id: battery, name: "A southern battery", text: "Good radar, long cable, instructions in two alphabets.", supplier: south, domain: airDefence, units: 2, price: 2.4, deposit: 0.15, lead: 2, interval: 2, tags: [south-arms], source: design choice }
  - { id: corvettes, name: "Northern corvettes", text: "Grey, punctual, and fond of inspections.", supplier: north, domain: patrol, units: 3, price: 3, deposit: 0.15, lead: 2, interval: 1, tags: [north-arms], source: design choice }
  - { id: cutters, name: "Cutters from the shipyard", text: "Built within sight of the ministry that ordered them.", supplier: home, domain: patrol, units: 4, price: 2, deposit: 0.1, lead: 2, interval: 1, local: 1, industry: 8, source: design choice }
`,
  'energy.yaml': `# yaml-language-server: $schema=../schema/energy.json
brent: { process: revert, start: 72, mean: 72, revert: 0.15, volatility: 0.08, source: design choice }
oil:
  south: { name: "Southern crude", actor: south, share: 0.45, diff: -3, freight: 1.2, base: 0.4, cap: 0.7, speed: 0.06, elasticity: 0.03, crowd: 0.1, scare: { sender: north, instrument: loans, perRung: 1 }, source: design choice }
  gulf: { name: "Gulf crude", share: 0.35, diff: 0.5, freight: 1.5, base: 0.4, cap: 0.7, speed: 0.06, elasticity: 0.02, source: design choice }
  north: { name: "Northern crude", actor: north, share: 0.2, diff: 1, freight: 2, base: 0.2, cap: 0.5, speed: 0.05, elasticity: 0.02, source: design choice }
`,
  'decisions.yaml': `# yaml-language-server: $schema=../schema/decisions.json
decisions:
  - id: battery
    portfolio: defence
    name: "The southern battery"
    text: "Marigold offers a second battery and a very short contract."
    when: "offered('battery') || frozen('battery')"
    options:
      - id: sign
        name: "Sign for the battery"
        cost: { capital: 2 }
        size: 2.4
        favours: { south: 1 }
        effects: { start: battery, relations.republic.south: 4 }
        headlines: { north: "Port Sorrow buys southern radar", south: "Friends order more of the best" }
      - id: haggle
        name: "Ask for the long contract"
        cost: { capital: 1 }
        effects: { relations.republic.south: -1, indicators.rumours: 3 }
  - id: corvettes
    portfolio: defence
    name: "Northern corvettes"
    text: "Frosthaven will build three, inspect three, and invoice for four."
    when: "offered('corvettes') || frozen('corvettes')"
    options:
      - id: sign
        name: "Order the corvettes"
        cost: { capital: 2 }
        size: 3
        favours: { north: 1 }
        effects: { start: corvettes, relations.republic.north: 4 }
        headlines: { north: "League steel for a League-minded port", south: "Port Sorrow orders something grey" }
  - id: cutters
    portfolio: home
    name: "Cutters from the shipyard"
    text: "Slower, dearer, ours."
    when: "offered('cutters')"
    options:
      - id: sign
        name: "Order at home"
        cost: { capital: 1 }
        size: 2
        effects: { start: cutters, public.pride: 2 }
  - id: oil-deal
    portfolio: energy
    name: "A term contract in Marigold"
    text: "Cheaper oil for a promise of more of it."
    cooldown: 2
    options:
      - id: sign
        name: "Sign the term contract"
        cost: { capital: 1 }
        tags: [oil-deal]
        favours: { south: 0.5 }
        effects: { shift: { from: gulf, to: south, share: 0.06 }, oil.south.diff: -0.5, relations.republic.south: 3 }
      - id: spread
        name: "Spread it over the gulf"
        cost: { capital: 1, treasury: 0.3 }
        effects: { shift: { from: south, to: gulf, share: 0.06 }, relations.republic.south: -2 }
  - id: visit
    portfolio: diplomacy
    name: "Pack a bag"
    text: "One aeroplane, two invitations."
    cooldown: 1
    options:
      - id: go-north
        name: "Dine in Frosthaven"
        cost: { capital: 1 }
        tags: [north-visit]
        favours: { north: 0.4 }
        effects: { relations.republic.north: 4 }
      - id: go-south
        name: "Be photographed in Marigold"
        cost: { capital: 1 }
        favours: { south: 0.4 }
        effects: { relations.republic.south: 4, set: { optics.southSummit: 1 } }
  - id: islands
    portfolio: diplomacy
    name: "A word with the Islands"
    text: "There is a hot line. It goes through a lighthouse."
    cooldown: 2
    options:
      - id: call
        name: "Call the lighthouse"
        cost: { capital: 1 }
        effects: { relations.republic.east: 4, threat.east: -4 }
      - id: patrol
        name: "Sail round them twice"
        cost: { treasury: 0.2 }
        effects: { relations.republic.east: -4, threat.east: -6, public.pride: 2 }
  - id: prices
    portfolio: trade
    name: "Who pays for the oil"
    text: "The budget, the pump, or the ministry's patience."
    cooldown: 2
    options:
      - { id: pump, name: "The pump pays", effects: { set: { energy.passThrough: 0.8 }, public.approval: -2, economy.treasury: 0.6 } }
      - { id: budget, name: "The budget pays", effects: { set: { energy.passThrough: 0.2 }, public.approval: 1, economy.treasury: -0.6 } }
`,
  'events.yaml': `# yaml-language-server: $schema=../schema/events.json
events:
  - id: harbour-survey
    kind: dilemma
    name: "A harbour survey"
    text: "Frosthaven offers to measure the harbour, free of charge, including the parts nobody asked about."
    unanswered: later
    options:
      - { id: accept, name: "Let them measure", tags: [port-pledge], favours: { north: 0.5 }, effects: { relations.republic.north: 4, relations.republic.south: -2 } }
      - { id: joint, name: "Invite both to measure", cost: { capital: 1 }, effects: { relations.republic.north: 1, relations.republic.south: 1, indicators.rumours: -4 } }
      - { id: later, name: "After the season", effects: { relations.republic.north: -2 } }
  - id: fishing-boat
    kind: dilemma
    name: "A fishing boat with antennas"
    text: "It is from the Islands, it has caught nothing, and it would like its boat back."
    when: "threat.east > 25"
    unanswered: hold
    options:
      - { id: release, name: "Give it back with a fish", effects: { relations.republic.east: 4, public.pride: -2 } }
      - { id: hold, name: "Hold it for the paperwork", effects: { relations.republic.east: -3, threat.east: 3 } }
      - { id: show, name: "Show it to the press", tags: [exposed], effects: { public.pride: 3, relations.republic.east: -5, open: strait } }
  - id: bad-winter
    kind: shock
    name: "A bad winter"
    text: "The north shuts its ports and remembers yours."
    chance: 0.12
    effects: { energy.brent: 8, relations.republic.north: 2 }
    headlines: { republic: "Ice in the north, queues in the harbour" }
  - id: budget-day
    kind: fixed
    name: "Budget day"
    text: "The chest is opened and counted in public."
    at: 2030-Q4
    effects: { economy.treasury: 1 }
  - id: inquiry
    kind: fixed
    name: "An inquiry reports"
    text: "It was asked who knew about the antennas. It found a committee."
    effects: { public.approval: -1, indicators.rumours: -5 }
  - id: leaked-photo
    kind: dilemma
    name: "A photograph of antennas"
    text: "The picture has reached the papers before the minister."
    when: "ever('exposed')"
    unanswered: inquiry
    options:
      - { id: inquiry, name: "Announce an inquiry", effects: { schedule: { event: inquiry, in: 1 }, public.approval: 1 } }
      - { id: laugh, name: "Call it a weather mast", cost: { capital: 1 }, effects: { indicators.rumours: 6, public.pride: 1 } }
`,
  'crises.yaml': `# yaml-language-server: $schema=../schema/crises.json
crises:
  - id: strait
    name: "The strait"
    text: "Boats of the Islands lie across the lane and call it a regatta."
    demand: "Gannet Rock wants its boats let through without a list of their antennas."
    challenger: east
    target: republic
    stakes: { target: 50, challenger: "30.0 + 0.3 * threat.east", estimate: [25, 65] }
    opens: { when: "threat.east > 50", chance: "0.002 * threat.east" }
    lapse: 2
    cooldown: 3
    rungs:
      - id: regatta
        name: "A regatta"
        text: "Nobody is racing."
        catastrophe: 0
        quarter: { threat.east: 2 }
        capital: { concede: 1, trade: 1, climb: 1 }
        targetConcedes: { public.approval: -3, threat.east: -4 }
        challengerConcedes: { public.approval: 2, public.pride: 3 }
        trade: { relations.republic.east: 3, threat.east: -4 }
        climb: { relations.republic.east: -3 }
      - id: blockade
        name: "A blockade with flags"
        text: "Insurers have learned the name of the strait."
        catastrophe: 0.08
        quarter: { threat.east: 4, economy.growth: -0.1 }
        capital: { concede: 2, trade: 1, hold: 1, climb: 2 }
        targetConcedes: { public.approval: -7, public.pride: -6, threat.east: -6 }
        challengerConcedes: { public.approval: 4, public.pride: 5, relations.republic.east: -4 }
        trade: { relations.republic.east: 2, economy.treasury: -0.8 }
        climb: { relations.republic.east: -6, public.approval: -1 }
    answer:
      noise: 10
      at: { concede: -99, trade: 10, hold: 25, climb: 60 }
      pull:
        - { because: "What the lane is worth to them", value: "20.0 + 0.4 * threat.east" }
        - { because: "What waits on the other shore", value: "-0.4 * readiness" }
    onLapse: { threat.east: -3 }
    onCatastrophe: { economy.growth: -0.8, public.approval: -6, relations.republic.east: -20, threat.east: 10 }
    headlines:
      targetConcedes: "Boats let through; antennas uncounted"
      challengerConcedes: "Regatta ends; nobody won"
      trade: "A timetable for the strait"
      lapse: "The boats go home for lunch"
      catastrophe: "A collision, in clear weather"
`,
};
