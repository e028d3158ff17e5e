/** `scenario.yaml` of a new scenario. */
export function scenarioYaml(id: string, title: string): string {
  return `# yaml-language-server: $schema=../schema/scenario.json
# A small scenario that plays as it stands. Everything in it is invented; change it piece by piece and check after each.
format: 1
id: ${id}
version: 0.1.0
title: ${JSON.stringify(title)}
pitch: "A small republic with one good harbour and two large friends who would each like to hold the key."
briefing: >-
  The republic of Port Sorrow lies where the trade of the north meets the oil of the south. Both admire the harbour and
  neither admires the other. The islands to the east have begun to paint their patrol boats.


  You have six quarters, a little money, and the patience of two capitals. Spend them in that order.
start: 2030-Q1
turns: 6
languages: [en]
triangle: { pivot: republic, poles: [north, south] }
seats: { default: republic, open: [republic, north, south, east] }

relations:
  republic.north: { value: 20, habit: 25, mood: 1, source: design choice }
  republic.south: { value: 30, habit: 30, mood: 1, source: design choice }
  republic.east: { value: -10, habit: -15, mood: 1, source: design choice }
  north.south: { value: -35, habit: -30, mood: 2, source: design choice }
  north.east: { value: -15, habit: -15, mood: 1, source: design choice }
  south.east: { value: 10, habit: 10, mood: 1, source: design choice }

threats:
  east: { actor: east, start: 40, mean: 40, revert: 0.2, shock: 5, name: "Traffic around the islands", source: design choice }

optics:
  southSummit: { kind: summit, with: south, start: 0, decay: 0.4, name: "Photographed in the south" }

indicators:
  rumours: { start: 10, min: 0, max: 100, decay: 0.8, name: "Rumours in the harbour" }

values:
  economy.treasury: { value: 8, source: design choice, confidence: low }
  energy.imports: { value: 0.4, source: design choice, confidence: low }
  trade.north: { value: 0.3, source: design choice, confidence: low }
  trade.south: { value: 0.2, source: design choice, confidence: low }

doctrines:
  - id: balance
    name: "Both doors open"
    text: "The harbour has two entrances. Keep both in use, and be nobody's annexe."
    goals:
      - { id: colder-friend, name: "The colder of two friends", measure: "min(relations.republic.north, relations.republic.south)", from: 15, target: 26 }
      - { id: autonomy, name: "Autonomy", measure: autonomy, from: 78, target: 86 }
      - { id: approval, name: "Approval", measure: public.approval, from: 50, target: 60 }
  - id: harbour-wall
    name: "The harbour wall"
    text: "Friends are weather. Walls are masonry. Build first and smile afterwards."
    goals:
      - { id: readiness, name: "Readiness", measure: readiness, from: 48, target: 62 }
      - { id: quiet-islands, name: "Traffic around the islands", measure: threat.east, from: 45, target: 34 }
      - { id: industry, name: "The shipyard", measure: economy.industry, from: 50, target: 56 }

endings:
  - id: empty-chest
    tone: bad
    outcome: lost
    early: true
    when: "economy.treasury < -15.0"
    name: "The chest is empty"
    text: "The harbour is pledged to a bank in a third country, which is polite about it."
  - id: vindicated
    tone: good
    outcome: won
    when: "goals.met >= 2"
    name: "As announced"
    text: "You said what you would do and then did most of it. Two capitals are studying how."
    headlines: { north: "Small port, long memory", south: "Our friends keep their own counsel" }
  - id: annexe
    tone: bad
    outcome: lost
    when: "exposure.north > 1.1 || exposure.south > 1.3"
    name: "A good harbour, in other hands"
    text: "The flag is yours. The timetable is not."
  - id: afloat
    tone: mixed
    outcome: survived
    when: true
    name: "Still afloat"
    text: "Nothing sank. At the price of harbours, that is a result."
`;
}
