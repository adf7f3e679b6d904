import { KINDS, type Kind } from './kind.ts'

/** Background and ink of each kind by day and by night; every pair has a contrast of 4.5 or more (WCAG 1.4.3). */
export const COLOURS: Readonly<
  Record<Kind, readonly [day: string, dayInk: string, night: string, nightInk: string]>
> = {
  controller: ['#dbeafe', '#1e3a8a', '#1e3a5f', '#bfdbfe'],
  officer: ['#e4e4fb', '#3730a3', '#34317a', '#d4d8ff'],
  base: ['#d6f5df', '#14532d', '#14432a', '#bbf7d0'],
  recipient: ['#ffe6cf', '#7c2d12', '#5a2a12', '#fed7aa'],
  transfer: ['#fdf0b5', '#6b3f05', '#4d3800', '#fde68a'],
  period: ['#f1e3ff', '#581c87', '#48276a', '#ead6ff'],
  cookie: ['#fde0ef', '#831843', '#5c2040', '#fbcfe8'],
  right: ['#cdf5ee', '#134e4a', '#134e4a', '#99f6e4'],
  authority: ['#e2e8f0', '#1e293b', '#3b495e', '#e9eef5'],
  special: ['#fee0e0', '#7f1d1d', '#631f1f', '#fecaca'],
  date: ['#e6f7c3', '#365314', '#36480f', '#d9f99d'],
}

function colours(which: 0 | 2): string {
  return KINDS.map(
    (kind) => `--${kind}:${COLOURS[kind][which]};--${kind}-ink:${COLOURS[kind][which + 1] ?? ''}`,
  ).join(';')
}

const night = `color-scheme:dark;--page:#12151a;--card:#1a1f27;--ink:#e8ebf0;--soft:#a7b0bf;--line:#323a47;--accent:#8db8ff;--error:#ff9c94;--warn:#f5c45e;--info:#93c5fd;--ok:#7ee2a8;--error-bg:#3a1c1c;--warn-bg:#3a2d10;--info-bg:#1a2c45;${colours(2)}`

/** The look of a report: two columns on a desk, one on a phone, readable by night and on paper. */
export const STYLE = `
:root{color-scheme:light;--page:#f5f6f8;--card:#fff;--ink:#171b21;--soft:#535d6c;--line:#dde1e7;--accent:#1d4ed8;--error:#a3140b;--warn:#7a4b00;--info:#1d4e9e;--ok:#166534;--error-bg:#fdecea;--warn-bg:#fff5dd;--info-bg:#e9f1fd;${colours(0)}}
@media(prefers-color-scheme:dark){:root:not([data-theme=light]){${night}}}
:root[data-theme=dark]{${night}}
*{box-sizing:border-box}
html{scroll-padding-top:5.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.6 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-999em}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:9}
.wrap{max-width:82rem;margin:0 auto;padding:0 1.25rem}
.top{padding-top:2rem;padding-bottom:.4rem}
.brand{font-weight:700;letter-spacing:.02em;color:var(--accent);margin:0 0 .4rem;font-size:.9rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .3rem;text-wrap:balance}
h2{font-size:1.2rem;margin:0 0 .2rem}
.meta{color:var(--soft);margin:0;display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;font-size:.94rem}
.meta b{color:var(--ink);font-weight:600}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1.25rem 0 0;padding:0;list-style:none}
.tiles a{display:block;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.7rem .9rem;color:inherit;text-decoration:none;height:100%}
.tiles a:hover{border-color:var(--accent)}
.tiles strong{display:block;font-size:1.55rem;line-height:1.2;font-variant-numeric:tabular-nums}
.tiles span{color:var(--soft);font-size:.88rem}
.tiles .error strong{color:var(--error)}.tiles .warn strong{color:var(--warn)}.tiles .info strong{color:var(--info)}.tiles .ok strong{color:var(--ok)}
.bar{position:sticky;top:0;z-index:5;background:var(--page);border-block:1px solid var(--line);padding:.55rem 0;margin:1.25rem 0}
.bar .wrap{display:flex;gap:.5rem;align-items:center}
.chips{display:flex;gap:.4rem;flex-wrap:wrap;flex:1;margin:0;padding:0;border:0;min-width:0}
.chips legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
button{font:inherit;font-size:.84rem;line-height:1.3;border:1px solid var(--line);background:var(--card);color:var(--ink);border-radius:999px;padding:.28rem .7rem;cursor:pointer;white-space:nowrap;min-height:1.9rem}
button:hover{border-color:var(--accent)}
.chips [data-kind]{border-color:transparent}
.sets{display:flex;gap:.4rem}
.chips [aria-pressed=false]{background:transparent!important;color:var(--soft)!important;border-color:var(--line);text-decoration:line-through}
.chips small{opacity:.85;font-variant-numeric:tabular-nums;font-size:inherit}
.step{display:flex;gap:.35rem;flex:none}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.25rem 1.4rem;margin:0 0 1.25rem}
.hint{color:var(--soft);margin:0 0 .8rem;font-size:.94rem}
.row{display:grid;grid-template-columns:minmax(0,46rem) minmax(19rem,1fr);column-gap:2.25rem}
.text p,.text h3,.text h4,.text h5{margin:0 0 .75rem}
.text h3{font-size:1.3rem;line-height:1.3;margin-top:1.4rem}.text h4{font-size:1.1rem;line-height:1.35;margin-top:1.1rem}.text h5{font-size:1rem;margin-top:.9rem}
.row:first-of-type h3{margin-top:0}
.text .line{margin-bottom:.1rem}
.text .last{margin-bottom:.75rem}
.text .item{position:relative;padding-left:calc(1.15rem*var(--d,1));margin-bottom:.3rem}
.text .item::before{content:"•";position:absolute;left:calc(1.15rem*var(--d,1) - .95rem);color:var(--soft)}
.text table{border-collapse:collapse;width:100%;margin:0 0 .3rem;font-size:.93rem;table-layout:fixed}
.text td{border:1px solid var(--line);padding:.35rem .55rem;vertical-align:top}
mark{color:inherit;background:var(--b,transparent);border-radius:3px;padding:.06em .1em;box-decoration-break:clone;-webkit-box-decoration-break:clone;box-shadow:inset 0 -2px 0 var(--i,transparent)}
mark.f{text-decoration:underline wavy var(--error) 1.5px;text-underline-offset:4px}
mark.f.warn{text-decoration-color:var(--warn)}mark.f.info{text-decoration-color:var(--info)}
mark:target,mark:focus{outline:3px solid var(--accent);outline-offset:1px}
.tag{font-size:.66rem;line-height:1;font-weight:650;letter-spacing:.01em;color:var(--i);border:1px solid currentColor;border-radius:3px;padding:.06rem .22rem;margin:0 .28em 0 .1em;vertical-align:.14em;white-space:nowrap;user-select:none}
body.bare .tag{display:none}
.notes{display:flex;flex-direction:column;gap:.5rem;padding-bottom:.75rem}
.note{border:1px solid var(--line);border-left:4px solid var(--s);background:var(--sb);border-radius:8px;padding:.55rem .75rem;font-size:.875rem;line-height:1.45}
.note.error{--s:var(--error);--sb:var(--error-bg)}.note.warn{--s:var(--warn);--sb:var(--warn-bg)}.note.info{--s:var(--info);--sb:var(--info-bg)}
.note p{margin:.35rem 0 0}
.note .head{display:flex;flex-wrap:wrap;gap:0 .55rem;margin:0;color:var(--s);font-weight:650}
.note .head span{font-weight:400;color:var(--ink)}
.note summary{cursor:pointer;color:var(--accent);margin-top:.35rem;font-size:.84rem}
.note q{font-style:italic}
.note dl{margin:.3rem 0 0;display:grid;grid-template-columns:auto 1fr;gap:.15rem .6rem;font-size:.84rem}
.note dt{color:var(--soft)}.note dd{margin:0}
.note code{font-size:.8rem}
.cols{columns:2 22rem;column-gap:1rem}.cols .note{break-inside:avoid;margin:0 0 .6rem}
.scroll{overflow-x:auto}
table.list{border-collapse:collapse;width:100%;font-size:.92rem}
.list th{text-align:left;font-weight:600;color:var(--soft);font-size:.84rem;border-bottom:2px solid var(--line);padding:.4rem .6rem}
.list td{border-bottom:1px solid var(--line);padding:.45rem .6rem;vertical-align:top}
.list tr:last-child td{border-bottom:0}
.list .num{font-variant-numeric:tabular-nums;text-align:right}
.badge{display:inline-block;border-radius:999px;padding:.02rem .55rem;font-size:.8rem;font-weight:600;white-space:nowrap;border:1px solid currentColor}
.badge.found{color:var(--ok)}.badge.missing{color:var(--error)}.badge.by-reference{color:var(--warn)}.badge.not-applicable,.badge.not-judged{color:var(--soft)}
.k{display:inline-block;border-radius:4px;padding:.02rem .45rem;font-size:.82rem;font-weight:600;background:var(--b);color:var(--i);white-space:nowrap}
.joined{display:grid;grid-template-columns:6.2rem 1fr;gap:.1rem .6rem}.joined b{font-weight:500;color:var(--soft);font-size:.86rem}.list small{color:var(--soft);font-size:.8rem;white-space:nowrap}
.reason{color:var(--soft);display:block;font-size:.86rem}
footer{color:var(--soft);font-size:.87rem;padding:0 0 2.5rem}
${KINDS.map((kind) => `.k-${kind}{--b:var(--${kind});--i:var(--${kind}-ink)}body.no-${kind} mark.k-${kind}{background:none;box-shadow:none}body.no-${kind} .tag.k-${kind}{display:none}body.no-${kind} tr.k-${kind}{display:none}`).join('\n')}
.chips [data-kind],tr .k{background:var(--b);color:var(--i)}
@media(max-width:60rem){.row{grid-template-columns:minmax(0,1fr)}.notes:empty{display:none}}
@media(max-width:40rem){body{font-size:17px}.wrap{padding:0 .9rem}.top{padding-top:1.1rem}h1{font-size:1.4rem}.card{padding:1rem .9rem;border-radius:10px}.tiles{grid-template-columns:1fr 1fr}.bar{padding:.3rem 0}.chips{flex-wrap:nowrap;overflow-x:auto;padding:.2rem .1rem}.chips button,.step button{min-height:2.4rem}.step button{min-width:2.4rem}
.list thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.list,.list tbody,.list tr,.list td{display:block}.list tr{padding:.55rem 0;border-bottom:1px solid var(--line)}.list td{border:0;padding:.1rem 0}.list td.num{text-align:left}.list td[data-h]::before{content:attr(data-h) ": ";color:var(--soft);font-size:.84rem}}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{:root{--page:#fff;--card:#fff}body{font-size:10.5pt}.bar,.skip,.note summary{display:none}.card{border:0;padding:0;break-inside:auto}.row{grid-template-columns:minmax(0,1fr) 6.2cm;column-gap:.6cm}.note,.list tr{break-inside:avoid}mark,.note,.k,.tag{-webkit-print-color-adjust:exact;print-color-adjust:exact}.note details::details-content{content-visibility:visible;display:block}h2,h3,h4{break-after:avoid}a{color:inherit;text-decoration:none}}
`
  .replaceAll(/\n+/gu, '\n')
  .trim()

/** What makes the chips and buttons of a report work; without it everything is shown. */
export const SCRIPT = `
(()=>{const body=document.body,chips=[...document.querySelectorAll('[data-kind]')];
const set=(chip,on)=>{chip.setAttribute('aria-pressed',on);body.classList.toggle('no-'+chip.dataset.kind,!on)};
for(const chip of chips)chip.addEventListener('click',()=>set(chip,chip.getAttribute('aria-pressed')!=='true'));
document.getElementById('all')?.addEventListener('click',()=>chips.forEach(c=>set(c,true)));
document.getElementById('none')?.addEventListener('click',()=>chips.forEach(c=>set(c,false)));
const labels=document.getElementById('labels');
labels?.addEventListener('click',()=>{const on=labels.getAttribute('aria-pressed')!=='true';labels.setAttribute('aria-pressed',on);body.classList.toggle('bare',!on)});
const step=by=>{const shown=[...document.querySelectorAll('#notice mark[tabindex]')].filter(m=>m.classList.contains('f')||m.dataset.k.split(' ').some(k=>!body.classList.contains('no-'+k)));
if(!shown.length)return;const bar=document.querySelector('.bar').getBoundingClientRect().bottom;
let at=shown.indexOf(document.querySelector('mark.now'));
if(at<0)at=by>0?shown.findIndex(m=>m.getBoundingClientRect().top>bar)-1:shown.length;
const next=shown[(at+by+shown.length)%shown.length];document.querySelector('mark.now')?.classList.remove('now');next.classList.add('now');next.focus({preventScroll:true});next.scrollIntoView({block:'center'})};
document.getElementById('next')?.addEventListener('click',()=>step(1));
document.getElementById('previous')?.addEventListener('click',()=>step(-1));
addEventListener('beforeprint',()=>document.querySelectorAll('details').forEach(d=>{d.open=true}));})();
`.trim()
