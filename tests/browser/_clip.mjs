import { chromium } from 'playwright-core';
const [file, width, y, h, out, media] = process.argv.slice(2);
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
const p = await b.newPage({viewport:{width:+width,height:900}});
await p.goto('file://'+file);
if (media) await p.emulateMedia({media});
await p.screenshot({path:out, fullPage:true, clip:{x:0,y:+y,width:+width,height:+h}});
console.log(await p.evaluate(()=>document.documentElement.scrollHeight));
await b.close();
