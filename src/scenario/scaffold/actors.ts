/** The four files under `actors/` of a new scenario. */
export const ACTOR_FILES: Readonly<Record<string, string>> = {
  republic: `# yaml-language-server: $schema=../../schema/actor.json
id: republic
name: "Port Sorrow"
capital: "Port Sorrow"
wants: "To be called often and told little."
fears: "A year in which both friends ask the same question."
ladders:
  press:
    - { id: paragraph, at: 0, headline: "Harbour news, page nine", effects: { public.approval: -0.5 } }
    - { id: front-page, at: 1.2, headline: "Who holds the key to the harbour?", effects: { public.approval: -2, indicators.rumours: 8 } }
reactions:
  - id: press-on-promises
    to: { tags: [port-pledge] }
    ladder: press
    noise: 0.5
    pull:
      - { because: "A pledge about the harbour", value: 0.8 }
      - { because: "Rumours were about already", value: "indicators.rumours / 50.0" }
`,
  north: `# yaml-language-server: $schema=../../schema/actor.json
id: north
name: "The Northern League"
capital: Frosthaven
wants: "A harbour that is open in winter and shut to the south."
fears: "Paying for a pier and finding a tanker at it."
redLines:
  - { id: southern-arms, weight: 20, text: "No southern batteries within sight of our convoys." }
purchases: north-arms
ladders:
  displeasure:
    - { id: shrug, at: 0, headline: "Frosthaven looks at its shoes", effects: { heat.north: 1 } }
    - { id: note, at: 1, headline: "Frosthaven sends a note with footnotes", effects: { relations.republic.north: -3, heat.north: 5 } }
    - { id: recall, at: 2, headline: "Ambassador recalled to explain the footnotes", effects: { relations.republic.north: -7, heat.north: 12, sanctions.north.loans.pressure: 8 } }
instruments:
  loans:
    name: "League loans"
    text: "The League lends at a rate that follows the mood of its ministers."
    start: { pressure: 12, rung: 0 }
    exposure:
      - { tags: [south-arms, signed], weight: "5.0 + 3.0 * move.size" }
      - { tags: [oil-deal], weight: 4 }
    standing: "2.0 * oil.south.share"
    relief:
      - { tags: [north-arms, signed], weight: 10 }
      - { tags: [north-visit], weight: 4 }
    decay: 0.2
    publicity: 0.15
    ownCost: 8
    beta: 0.3
    threat: east
    rungs:
      statement: { at: 12, headline: "The League 'takes note' of its loans" }
      warning: { at: 28, headline: "The League asks for assurances, in triplicate", effects: { heat.north: 4 } }
      limited: { at: 45, headline: "Loans delayed for want of a stamp", tariff: 8, delay: { north: 1.3 }, effects: { relations.republic.north: -4 } }
      targeted: { at: 62, headline: "Port authority put on a list", tariff: 15, premium: { south: 2 }, delay: { north: 1.6 }, effects: { relations.republic.north: -6 } }
      full: { at: 80, headline: "The League closes its window", tariff: 30, block: { south: 0.3 }, premium: { south: 4 }, delay: { north: 2.5 }, disrupt: { north: 0.2 }, effects: { relations.republic.north: -10, economy.growth: -0.3 } }
    demand:
      text: "Frosthaven would like it in writing that no further southern battery will look at its convoys."
      deadline: 2
      answers:
        concede:
          name: "Put it in writing"
          text: "One paragraph, signed. It will be framed in the wrong capital."
          cost: { capital: 2 }
          tags: [port-pledge]
          favours: { north: 1 }
          effects:
            sanctions.north.loans.pressure: -15
            relations.republic.south: -5
            promise:
              id: no-batteries
              to: north
              by: 3
              kept: "recent('south-arms', 3) == 0"
              publicity: 0.6
              text: "No southern arms for three quarters."
              onKept: { relations.republic.north: 4 }
              onBroken: { relations.republic.north: -10, sanctions.north.loans.pressure: 15 }
        bargain:
          name: "Offer a berth instead"
          text: "A winter berth for League ships, at a friendly rate."
          cost: { capital: 1 }
          favours: { north: 0.5 }
          effects: { sanctions.north.loans.pressure: -8, relations.republic.south: -2, economy.treasury: -0.4 }
        stall:
          name: "Ask for a translation"
          text: "The official version is in the language of neither side."
          cost: { capital: 1 }
          effects: { sanctions.north.loans.hold: 1, sanctions.north.loans.pressure: 3 }
        defy:
          name: "Publish the letter"
          text: "The market reads it aloud; the ministry in Frosthaven does not."
          effects: { sanctions.north.loans.pressure: 8, heat.north: 8, public.pride: 4, public.approval: 1 }
    waiver: { chance: "energy.brent > 90 ? 0.4 : 0.15", quarters: 2, headline: "The League finds its stamp after all" }
reactions:
  - id: north-on-batteries
    to: { tags: [south-arms, signed] }
    ladder: displeasure
    noise: 0.6
    pull:
      - { because: "The size of the deal", value: "move.size / 2.0" }
      - { because: "It came after a photograph in the south", value: optics.southSummit }
      - { because: "The islands worry Frosthaven more", value: "-1.0 * threat.east / 80" }
  - id: north-on-oil
    to: { tags: [oil-deal] }
    when: "relations.north.south < 0"
    ladder: displeasure
    noise: 0.5
    pull:
      - { because: "Oil pays for southern ships", value: "oil.south.share * 2" }
      - { because: "The republic bought northern lately", value: "-0.7 * recent('north-arms', 2)" }
`,
  south: `# yaml-language-server: $schema=../../schema/actor.json
id: south
name: "The Southern Union"
capital: Marigold
wants: "A customer for its oil and a berth for its fleet, in either order."
fears: "A friend who reads the contract."
redLines:
  - { id: berth, weight: 15, text: "No foreign key to the southern pier." }
purchases: south-arms
ladders:
  coolness:
    - { id: silence, at: 0, headline: "Marigold has not noticed, loudly", effects: { relations.republic.south: -1 } }
    - { id: slow, at: 1, headline: "Spare parts held up by a festival", effects: { relations.republic.south: -4, spares.south: -0.1 } }
  gratitude:
    - { id: smile, at: 0, headline: "Marigold smiles, all the way to the bank", effects: { relations.republic.south: 2 } }
    - { id: discount, at: 1, headline: "A discount, for friends, until further notice", effects: { relations.republic.south: 3, oil.south.diff: -1 } }
reactions:
  - id: south-on-northern-arms
    to: { tags: [north-arms, signed] }
    ladder: coolness
    noise: 0.5
    pull:
      - { because: "The order went north", value: "move.size / 1.5" }
      - { because: "The republic still buys the oil", value: "-1.0 * oil.south.share" }
  - id: south-on-pledge
    to: { tags: [port-pledge] }
    ladder: coolness
    noise: 0.4
    pull:
      - { because: "A pledge to the other side", value: 1 }
  - id: south-on-orders
    to: { tags: [south-arms, signed] }
    ladder: gratitude
    noise: 0.5
    pull:
      - { because: "The order", value: "move.size / 2.0" }
`,
  east: `# yaml-language-server: $schema=../../schema/actor.json
id: east
name: "The Islands"
capital: Gannet Rock
wants: "Room for its boats, and a map that shows it."
fears: "Radar."
ladders:
  unease:
    - { id: silence, at: 0, headline: "Gannet Rock is at lunch" }
    - { id: patrol, at: 1, headline: "Island patrols 'drift' closer", effects: { relations.republic.east: -3, threat.east: 4 } }
reactions:
  - id: east-on-arms
    to: { tags: [signed] }
    ladder: unease
    noise: 0.6
    pull:
      - { because: "New arms across the water", value: "0.4 + move.size / 4.0" }
      - { because: "The tie with the republic", value: "relations.republic.east / -60" }
`,
};
