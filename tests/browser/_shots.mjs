import { chromium } from 'playwright-core';
const [file, width, prefix, sel='figure.chart'] = process.argv.slice(2);
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
const p = await b.newPage({viewport:{width:+width,height:900}});
await p.goto('file://'+file);
let i=0; for (const f of await p.locator(sel).all()) { await f.screenshot({path:`${prefix}${i++}.png`}); }
await b.close();
