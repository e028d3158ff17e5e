/** The page's whole style sheet; light or dark as the reader's system is. */
export const STYLE = `
:root {
  --paper: #f7f1e3; --sheet: #fffaf0; --sunk: #efe6d2; --ink: #1f2630; --soft: #59606c; --line: #d5c8ab;
  --won: #0d6656; --survived: #c08a1e; --lost: #a1133a; --accent: #23344f; --gold: #8a5a00; --band: #23344f;
  --good-soft: #d8ebe2; --bad-soft: #f7dedd; --even-soft: #f1e5c4;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151b23; --sheet: #1d252f; --sunk: #11171f; --ink: #f0eadc; --soft: #b0b6c0; --line: #3a4553;
    --won: #6ed0b8; --survived: #e6ba5c; --lost: #ff93a8; --accent: #ecdcb4; --gold: #e6ba5c; --band: #9fb7dd;
    --good-soft: #183a35; --bad-soft: #45202b; --even-soft: #3a321c;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 32px 20px 80px; }
h1, h2, h3 { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, "Noto Serif", serif; line-height: 1.15; font-weight: 600; }
h1 { font-size: 40px; margin: 0; letter-spacing: -0.01em; }
h2 { font-size: 25px; margin: 0 0 4px; }
h3 { font-size: 17px; margin: 20px 0 6px; }
p { margin: 4px 0 12px; max-width: 76ch; }
.soft { color: var(--soft); }
.small { font-size: 13px; }
code, .mono { font: 12.5px/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono", monospace; }
code { overflow-wrap: anywhere; }
header { border-bottom: 3px double var(--ink); padding-bottom: 18px; }
.kicker { text-transform: uppercase; letter-spacing: 0.14em; font-size: 12px; color: var(--gold); font-weight: 600; }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-top: 14px; font-size: 14px; }
nav a { color: var(--accent); }
section { background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; padding: 20px 22px; margin-top: 22px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin-top: 20px; }
.tile { background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; padding: 10px 14px; }
.tile b { display: block; font: 600 28px/1.2 Georgia, "Noto Serif", serif; }
.tile.bad b { color: var(--lost); } .tile.good b { color: var(--won); }
.scroll { overflow-x: auto; }
.scroll table { min-width: 720px; }
.scroll > svg { width: 100%; min-width: 640px; }
.scroll .fixed code { white-space: nowrap; }
table { border-collapse: collapse; width: 100%; font-size: 13.5px; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: 12px; border-bottom: 1px solid var(--ink); padding: 4px 10px 4px 0; vertical-align: bottom; }
td { border-bottom: 1px solid var(--line); padding: 5px 10px 5px 0; vertical-align: top; }
th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.mid { vertical-align: middle; }
tr:last-child td { border-bottom: 0; }
.mark { display: inline-block; min-width: 46px; text-align: center; padding: 0 7px; border-radius: 3px; font-size: 12px; font-weight: 600; white-space: nowrap; }
.mark.pass { background: var(--good-soft); color: var(--won); }
.mark.fail, .mark.error { background: var(--bad-soft); color: var(--lost); }
.mark.unmeasured, .mark.warning { background: var(--even-soft); color: var(--gold); }
details { border-top: 1px solid var(--line); padding: 6px 0; }
details:first-of-type { border-top: 0; }
summary { cursor: pointer; padding: 3px 0; font-weight: 600; }
summary:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
summary .soft { font-weight: 400; }
ul.found { list-style: none; margin: 6px 0 10px; padding: 0 0 0 18px; font-size: 14px; }
ul.found li { padding: 3px 0; }
svg { display: block; max-width: 100%; height: auto; }
svg text { font: 10.5px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: var(--soft); }
svg text.strong { fill: var(--ink); }
.won { fill: var(--won); } .survived { fill: var(--survived); } .lost { fill: var(--lost); }
.grid { stroke: var(--line); stroke-width: 1; fill: none; }
.rule { stroke: var(--soft); stroke-width: 1; fill: none; }
.whisker { stroke: var(--ink); stroke-width: 1.4; fill: none; }
.outer { fill: var(--band); opacity: 0.16; } .inner { fill: var(--band); opacity: 0.28; }
.median { stroke: var(--band); stroke-width: 2; fill: none; }
.track { fill: var(--sunk); } .bar { fill: var(--band); } .bar.hot { fill: var(--lost); }
.dot { fill: var(--band); } .dash { stroke: var(--soft); stroke-dasharray: 4 4; fill: none; }
.fans { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 14px 18px; margin: 10px 0; }
.fans figure, .plots figure { margin: 0; }
figcaption { font-size: 13px; font-weight: 600; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 18px; }
.key { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: 12.5px; color: var(--soft); margin: 2px 0 10px; }
.key i { display: inline-block; width: 11px; height: 11px; border-radius: 2px; margin-right: 5px; vertical-align: -1px; }
.heat { border-radius: 3px; padding: 1px 6px; display: inline-block; min-width: 52px; text-align: right; }
@media (max-width: 600px) { main { padding: 18px 10px 50px; } h1 { font-size: 30px; } section { padding: 14px 12px; } }
@media print { body { background: #fff; } section { break-inside: avoid; } nav { display: none; } }
`;
