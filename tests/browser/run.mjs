// node run.mjs PROGRAM ROOT OUT
// Renders all reports of missions/, and one with charts under strain, as HTML into OUT, opens each in Chromium at the
// widths of a phone and of a desk, and fails on console errors, requests, scripts that ran, links that lead nowhere
// in the page, horizontal overflow, charts too small to be read, and what axe-core finds. Screenshots, also of the printed page, stay in OUT.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [program, root, out] = process.argv.slice(2).map((path) => resolve(path));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const missions = join(root, 'missions');
const reports = [
    { name: 'mission', archive: missions, words: ['mission', 'kz-2021-01-10-mazhilis.csto-pa'] },
    { name: 'election', archive: missions, words: ['election', 'kz-2021-01-10-mazhilis'] },
    { name: 'country', archive: missions, words: ['country', 'KZ'] },
    { name: 'organisation', archive: missions, words: ['organisation', 'csto-pa'] },
    { name: 'delegation', archive: missions, words: ['delegation', 'csto-pa.kazakhstan'] },
    { name: 'person', archive: missions, words: ['person', 'Виктор Когут'] },
    { name: 'year', archive: missions, words: ['year', '2021'] },
    { name: 'archive', archive: missions, words: ['archive'] },
    { name: 'strain', archive: join(root, 'tests/browser/strain'), words: ['strain'] },
];
const colours = { runOnly: ['color-contrast'] }; // all else is the same in every scheme
// A4 less the margins of the page, at 96 pixels an inch.
const views = [
    { name: '360', width: 360, height: 740 },
    { name: '1280', width: 1280, height: 900 },
    { name: 'dark', width: 1280, height: 900, colorScheme: 'dark', rules: colours },
    { name: 'print', width: 672, height: 971, media: 'print', rules: colours },
];
const readable = 10.9; // pixels
const faults = [];
const drawn = new Set();

function render(report) {
    const file = join(out, `${report.name}.html`);
    const run = spawnSync(
        program,
        ['-C', report.archive, '--as-of', '2026-11-24', 'report', ...report.words, '-o', file],
        { encoding: 'utf8' },
    );
    if (run.status !== 0) {
        throw new Error(`eomt report ${report.words.join(' ')}: status ${run.status}\n${run.stderr}`);
    }
    return pathToFileURL(file).href;
}

// What of the page one can ask the page itself.
function look() {
    const links = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href'));
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    const wide = [];
    for (const element of document.body.querySelectorAll('*')) {
        const scrolls = element.parentElement.closest('.scroll');
        const box = element.getBoundingClientRect();
        if (!scrolls && !element.closest('svg *, .skip') && (box.right > innerWidth + 0.5 || box.left < -0.5)) {
            wide.push(`<${element.localName} id="${element.id}" class="${element.getAttribute('class') ?? ''}">`);
        }
    }
    const cut = [...document.querySelectorAll('svg text')]
        .filter((text) => {
            const box = text.getBoundingClientRect();
            const frame = text.closest('svg').getBoundingClientRect();
            return box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1;
        })
        .map((text) => text.textContent);
    // The smallest text of the drawings as it is on the screen.
    const sizes = [...document.querySelectorAll('svg text')].map(
        (text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a,
    );
    return {
        dead: links.filter((link) => !document.getElementById(decodeURIComponent(link.slice(1)))),
        twice: ids.filter((id, place) => ids.indexOf(id) !== place),
        overflow: document.documentElement.scrollWidth > document.documentElement.clientWidth,
        wide,
        cut,
        smallest: Math.min(Infinity, ...sizes),
        charts: document.querySelectorAll('figure.chart svg[role=img]').length,
        untold: [...document.querySelectorAll('svg')].filter((svg) =>
            svg.getAttribute('aria-labelledby').split(' ').some((id) => !document.getElementById(id)?.textContent),
        ).length,
    };
}

async function visit(browser, report, url, view) {
    const say = (what) => faults.push(`${report.name} (${view.name}): ${what}`);
    const context = await browser.newContext({
        viewport: { width: view.width, height: view.height },
        colorScheme: view.colorScheme ?? 'light',
    });
    const page = await context.newPage();
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && say(`console: ${message.text()}`));
    page.on('pageerror', (error) => say(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
        say(`a script ran: ${dialog.message()}`);
        dialog.dismiss();
    });
    page.on('request', (request) => request.url() !== url && say(`request: ${request.url()}`));
    await page.goto(url);
    await page.emulateMedia({ media: view.media ?? 'screen' });
    await page.screenshot({ path: join(out, `${report.name}-${view.name}.png`), fullPage: true });
    const seen = await page.evaluate(look);
    seen.dead.forEach((link) => say(`the link ${link} leads nowhere`));
    seen.twice.forEach((id) => say(`the id ${id} stands twice`));
    seen.cut.forEach((text) => say(`a chart cuts "${text}"`));
    if (view.media !== 'print' && seen.smallest < readable) {
        say(`a chart's text is ${seen.smallest.toFixed(1)} pixels high`);
    }
    if (seen.overflow) {
        say('the page scrolls sideways');
    }
    if (view.media !== 'print') {
        seen.wide.slice(0, 5).forEach((element) => say(`wider than the window: ${element}`));
    }
    if (seen.untold > 0) {
        say(`${seen.untold} drawings without a title or a description`);
    }
    if (seen.charts > 0) {
        drawn.add(report.name);
    }
    await page.evaluate(axe); // not a script of the page, whose policy forbids any
    const { violations } = await page.evaluate((rules) => globalThis.axe.run(rules), view.rules ?? {});
    for (const { id, help, nodes } of violations) {
        say(`axe ${id}: ${help}\n    ${nodes.slice(0, 3).map((node) => node.html).join('\n    ')}`);
    }
    if (view.media === 'print') {
        await page.pdf({ path: join(out, `${report.name}.pdf`), preferCSSPageSize: true, format: 'A4' });
    }
    await context.close();
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
    ],
});
try {
    for (const report of reports) {
        const url = render(report);
        await Promise.all(views.map((view) => visit(browser, report, url, view)));
    }
} finally {
    await browser.close();
}
for (const name of ['election', 'country', 'year', 'archive', 'strain']) {
    if (!drawn.has(name)) {
        faults.push(`${name}: it has no chart`);
    }
}
faults.sort();
writeFileSync(join(out, 'faults.txt'), faults.map((fault) => `${fault}\n`).join(''));
if (faults.length > 0) {
    console.error(faults.join('\n'));
    console.error(`${faults.length} faults; screenshots are in ${out}`);
    process.exit(1);
}
console.log(`${reports.length} reports in ${views.length} views, no fault; screenshots are in ${out}`);
