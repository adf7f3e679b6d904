/** The whole look of the notice. It stands in the page itself, so that what was published needs nothing else. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#f7f8f7;--raised:#fff;--sunk:#edf1f0;--line:#d3dbd9;--text:#17211f;--quiet:#4c5b58;--brand:#0b5a57;--soft:#e4efed;--focus:#1456c4;--mark:#fdf3d7}
@media (prefers-color-scheme:dark){:root{--ground:#101716;--raised:#18211f;--sunk:#1f2a28;--line:#35443f;--text:#e8efed;--quiet:#a9b9b5;--brand:#6cc7bd;--soft:#1a2f2c;--focus:#9cc3ff;--mark:#3b3420}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1.25rem}
body{margin:0;background:var(--ground);color:var(--text);font:400 1.0625rem/1.62 system-ui,-apple-system,'Segoe UI','Noto Sans','Liberation Sans',sans-serif}
a{color:var(--brand);text-underline-offset:.18em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--raised);padding:.6rem 1rem;z-index:2}
.skip:focus{top:.5rem}
.wide{width:min(76rem,100% - 2.5rem);margin-inline:auto}
.top{background:var(--raised);border-bottom:1px solid var(--line)}
.top .wide{display:flex;align-items:center;justify-content:space-between;gap:.25rem 1.5rem;min-height:3.75rem}
.top a,.top strong{display:inline-flex;align-items:center;min-height:2.75rem}
.top strong{font-weight:650;letter-spacing:-.01em}
.hero{padding-block:clamp(2rem,5vw,4rem) clamp(1.25rem,3vw,2.25rem)}
h1,h2,h3{line-height:1.22;letter-spacing:-.012em;text-wrap:balance;margin:0;font-weight:650}
h1{font-size:clamp(1.6rem,1rem + 3vw,2.9rem);hyphens:manual;overflow-wrap:break-word}
h2{font-size:clamp(1.4rem,1.2rem + .8vw,1.8rem);margin-bottom:.9rem}
h3{font-size:1.1875rem;margin-bottom:.55rem}
.hero p{margin:.7rem 0 0;color:var(--quiet)}
.body{display:grid;grid-template-columns:minmax(0,1fr);gap:2rem;padding-bottom:5rem}
.toc{font-size:.9688rem}
.toc h2{font-size:1rem;margin-bottom:.35rem;letter-spacing:0}
.toc ol{list-style:none;margin:0;padding:0;columns:16rem 2;column-gap:2rem}
.toc a{display:block;padding:.5rem 0;color:var(--text);text-decoration:none;border-bottom:1px solid var(--line);break-inside:avoid}
.toc a:hover{color:var(--brand)}
article{min-width:0}
article>section{padding-block:clamp(1.75rem,4vw,2.75rem);border-top:1px solid var(--line)}
article>section:first-child{padding-top:0;border-top:0}
p{margin:0 0 .9rem;max-width:43rem;text-wrap:pretty;overflow-wrap:break-word}
ul.clauses{margin:0 0 1rem;padding:0 0 0 1.15rem;max-width:43rem}
ul.clauses li{margin-bottom:.55rem;padding-left:.15rem}
ul.clauses li::marker{color:var(--brand)}
.lines{font-style:normal;margin:0 0 1rem}
ul.ways{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem;margin:0 0 1.1rem;padding:0}
ul.ways a{display:inline-flex;align-items:center;min-height:2.75rem;padding:.3rem .95rem;border:1px solid var(--line);border-radius:999px;background:var(--raised);text-decoration:none}
ul.ways a:hover{border-color:var(--brand)}
.subs{display:grid;gap:1.75rem;margin-top:1.5rem}
.activity{background:var(--raised);border:1px solid var(--line);border-radius:12px;padding:clamp(1.1rem,3vw,1.75rem)}
dl{margin:1.1rem 0 0;display:grid;grid-template-columns:minmax(0,1fr);gap:0}
dl>div{display:grid;grid-template-columns:minmax(0,11rem) minmax(0,1fr);gap:.15rem 1.5rem;padding-block:.7rem;border-top:1px solid var(--line)}
dt{color:var(--quiet);font-size:.9375rem;padding-top:.1rem}
dd{margin:0}
dd p{margin:0 0 .5rem}
dd p:last-child{margin-bottom:0}
.frame{border:2px solid var(--brand)!important;border-radius:12px;background:var(--soft);padding:clamp(1.25rem,3vw,2rem)!important;margin-block:.5rem clamp(1.25rem,3vw,2rem)}
.frame p:last-child{margin-bottom:0}
.frame+section{border-top:0;padding-top:.75rem}
.table{margin:0 0 1.25rem}
table{width:100%;border-collapse:collapse;font-size:.9688rem;line-height:1.5;background:var(--raised);border:1px solid var(--line);border-radius:12px;border-spacing:0;overflow:hidden}
caption{text-align:left;color:var(--quiet);font-size:.9375rem;padding:0 0 .55rem}
th,td{text-align:left;vertical-align:top;padding:.75rem .9rem;border-top:1px solid var(--line);overflow-wrap:break-word}
thead th{border-top:0;background:var(--sunk);font-weight:600;font-size:.875rem;color:var(--quiet)}
tbody th{font-weight:600;min-width:8.5rem}
del{color:var(--quiet)}
ins{text-decoration:none;background:var(--mark);box-decoration-break:clone;-webkit-box-decoration-break:clone}
:target{background:var(--mark);box-shadow:0 0 0 .4rem var(--mark);border-radius:2px}
sectiondel{color:var(--quiet)}
ins{text-decoration:none;background:var(--mark);box-decoration-break:clone;-webkit-box-decoration-break:clone}
:target{background:none;box-shadow:none}
.end{border-top:1px solid var(--line);padding-block:1.25rem 2.5rem;color:var(--quiet);font-size:.9375rem}
.end a{display:inline-flex;align-items:center;min-height:2.75rem;margin-right:1.1rem}
@media (min-width:64rem){.body{grid-template-columns:15rem minmax(0,1fr);gap:4rem}.toc{position:sticky;top:1.5rem;align-self:start;max-height:calc(100vh - 3rem);overflow:auto}.toc ol{columns:auto}}
@media (max-width:47.99rem){
.toc{font-size:.9063rem}
.toc ol{columns:2;column-gap:1.25rem}
.toc a{padding:.45rem 0;line-height:1.35;min-height:2.75rem;display:flex;align-items:center}
dl>div{grid-template-columns:minmax(0,1fr)}
table,tbody,tr,th,td{display:block;width:100%}
table{border:0;background:none;border-radius:0}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
caption{display:block}
tr{background:var(--raised);border:1px solid var(--line);border-radius:12px;padding:.5rem 0;margin-bottom:.75rem}
th,td{border-top:0;padding:.3rem 1rem}
td::before{content:attr(data-label);display:block;color:var(--quiet);font-size:.875rem}
}
@media print{:root{color-scheme:light;--ground:#fff;--raised:#fff;--sunk:#fff;--soft:#fff;--line:#999;--text:#000;--quiet:#333;--brand:#000}body{font-size:10.5pt;line-height:1.45}.toc,.skip,.end,.top a{display:none}.body{display:block}.activity,tr,.frame,li,p{break-inside:avoid}h2,h3{break-after:avoid}article a[href^='http']::after{content:' (' attr(href) ')';font-size:.85em}}
`
  .trim()
  .replaceAll('\n', '')
