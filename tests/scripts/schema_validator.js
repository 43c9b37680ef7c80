// schema_validator.js PROGRAM ROOT SCRATCH: see schema_validator.sh.
//
// Compared, file by file and in both directions: a file has a message of a structural rule if and only if ajv refuses
// it; it has a message of a loader's rule if and only if js-yaml refuses it. The files are
//   - the archive that ships, the test archives and every broken archive of the golden cases of `check`;
//   - variants of the well-formed ones: each field that occurs anywhere is dropped, misspelt and given wrong values in turn.
'use strict';
const fs = require('fs');
const path = require('path');
const {execFileSync, spawnSync} = require('child_process');
const Ajv = require('ajv');
const yaml = require('js-yaml');

const [program, root, scratch] = process.argv.slice(2);
const kinds = ['archive', 'election', 'mission', 'delegation', 'organisation', 'person'];

// Every rule of `check` that is an error stands in one of these three lists; the others leave no record out.
const structural = {
    // rule: messages of the rule that are about more than the record's shape
    'unknown-key': [],
    'missing-key': [],
    'wrong-type': [],
    'bad-country': [],
    'bad-date': [/^"\d{4}-\d\d-(0[1-9]|[12]\d|3[01])" is no day of the calendar/], // 30 February: a schema cannot count days
    'bad-id': [/is no id; rename the file/, /the file/],              // a schema sees no file name
    'bad-value': [/is no topic/],                                     // archive.yaml may add topics
};
const loader = ['yaml-syntax', 'bad-encoding', 'duplicate-key'];
const notStructural = {
    'ambiguous-person': 'needs the other records',
    'duplicate-id': 'ids are compared within a list and across files',
    'period-reversed': 'two values are compared',
    'reference-cycle': 'needs the other records',
    'share-exceeds-whole': 'values are added up',
    'too-large': 'limits of this program on size, nodes and depth',
    'unknown-reference': 'needs the other records',
    'unknown-source': 'a value is looked up among the keys of the file',
    'unreadable-file': 'there is no text',
};

let failures = 0;
function fail(text) {
    failures += 1;
    if (failures <= 40) console.log(`FAIL ${text}`);
}

function messagesOf(folder) {
    const run = spawnSync(program, ['-q', '-C', folder, 'check', '-O', 'json'],
        {cwd: folder, encoding: 'utf8', maxBuffer: 1 << 30});
    if (run.status !== 0 && run.status !== 3) throw new Error(`check in ${folder}: status ${run.status}\n${run.stderr}`);
    const byFile = new Map();
    for (const message of JSON.parse(run.stdout)) {
        if (!byFile.has(message.path)) byFile.set(message.path, []);
        byFile.get(message.path).push(message);
    }
    return byFile;
}

function isStructural(message) {
    const exceptions = structural[message.rule];
    return exceptions !== undefined && !exceptions.some((pattern) => pattern.test(message.message));
}

function load(file) {
    const text = new TextDecoder('utf-8', {fatal: true}).decode(fs.readFileSync(file));
    return yaml.load(text, {schema: yaml.CORE_SCHEMA});
}

function filesBelow(folder) {
    return fs.readdirSync(folder, {withFileTypes: true}).flatMap((entry) => {
        const full = path.join(folder, entry.name);
        if (entry.name.startsWith('.')) return [];
        return entry.isDirectory() ? filesBelow(full) : entry.isFile() ? [full] : [];
    });
}

function kindOf(file) {
    const name = path.basename(file);
    if (name === 'archive.yaml') return 'archive';
    const match = /\.([a-z]+)\.yaml$/.exec(name);
    return match && match[1] !== 'archive' && kinds.includes(match[1]) ? match[1] : null;
}

const validators = {};
const counts = {files: 0, refused: 0, unloadable: 0};

// One file: what `check` says of its structure against what the validator says.
function compare(file, messages, name) {
    counts.files += 1;
    if (messages.some((message) => ['too-large', 'unreadable-file', 'bad-id'].includes(message.rule))) return;
    const faults = messages.filter((message) => loader.includes(message.rule));
    let record;
    try {
        record = load(file);
    } catch (error) {
        counts.unloadable += 1;
        if (faults.length === 0) fail(`${name}: js-yaml refuses it (${error.message.split('\n')[0]}), check does not`);
        return;
    }
    if (faults.length > 0) {
        fail(`${name}: check says ${faults[0].message} [${faults[0].rule}], js-yaml reads it`);
        return;
    }
    const validate = validators[kindOf(file)];
    const accepted = validate(record);
    const broken = messages.filter(isStructural);
    if (!accepted) counts.refused += 1;
    if (accepted && broken.length > 0) fail(`${name}: check says ${broken[0].message} [${broken[0].rule}], the schema accepts it`);
    if (!accepted && broken.length === 0) {
        fail(`${name}: the schema refuses ${validate.errors.map((e) => `${e.dataPath} ${e.message}`).slice(0, 4).join('; ')}, check does not`);
    }
}

function compareArchive(source, name) {
    const copy = path.join(scratch, 'archives', name);
    fs.cpSync(source, copy, {recursive: true, verbatimSymlinks: true, filter: (from) => path.basename(from) !== '.eomt'});
    const messages = messagesOf(copy);
    for (const file of filesBelow(copy)) {
        if (!kindOf(file)) continue;
        const relative = path.relative(copy, file);
        compare(file, messages.get(relative) || [], path.join(name, relative));
    }
}

// The rules of the program are the rules of this file.
function checkRules() {
    const known = [...Object.keys(structural), ...loader, ...Object.keys(notStructural)].sort();
    const folder = path.join(scratch, 'rules');
    fs.mkdirSync(folder, {recursive: true});
    fs.writeFileSync(path.join(folder, 'archive.yaml'), 'format: 1\n');
    const sarif = JSON.parse(execFileSync(program, ['-q', '-C', folder, 'check', '-O', 'sarif'], {cwd: folder, encoding: 'utf8'}));
    const errors = sarif.runs[0].tool.driver.rules.filter((rule) => rule.defaultConfiguration.level === 'error').map((rule) => rule.id).sort();
    if (errors.join() !== known.join()) fail(`the errors of check are ${errors.join(' ')}, and this test sorts ${known.join(' ')}`);
}

// `init` writes each schema as `schema` prints it, valid as a schema, and its two examples name theirs in the line that
// yaml-language-server reads; the example is a record once its comment signs are taken away.
function checkInit() {
    const folder = path.join(scratch, 'init');
    execFileSync(program, ['-q', 'init', folder]);
    const metaschema = JSON.parse(fs.readFileSync(require.resolve('ajv/lib/refs/json-schema-draft-07.json'), 'utf8'));
    const ajv = new Ajv({allErrors: true, schemaId: '$id'});
    for (const kind of kinds) {
        const file = path.join(folder, 'schemas', `${kind}.schema.json`);
        const text = fs.readFileSync(file, 'utf8');
        if (text !== execFileSync(program, ['schema', kind], {encoding: 'utf8'})) fail(`${file} is not what schema ${kind} prints`);
        const schema = JSON.parse(text);
        if (schema.$schema !== metaschema.$id.replace(/#?$/, '#')) fail(`schema ${kind} is not draft-07: ${schema.$schema}`);
        if (!ajv.validateSchema(schema)) fail(`schema ${kind} is not valid: ${ajv.errorsText()}`);
        validators[kind] = ajv.compile(schema);
    }
    const modeline = /^# yaml-language-server: \$schema=(\S+)$/;
    for (const [file, kind] of [['archive.yaml', 'archive'], ['missions/example.mission.yaml.txt', 'mission']]) {
        const full = path.join(folder, file);
        const match = modeline.exec(fs.readFileSync(full, 'utf8').split('\n')[0]);
        const target = match && path.resolve(path.dirname(full), match[1]);
        if (target !== path.join(folder, 'schemas', `${kind}.schema.json`)) fail(`${file}: its first line leads to ${target}`);
    }
    const example = fs.readFileSync(path.join(folder, 'missions/example.mission.yaml.txt'), 'utf8').split('\n');
    const start = example.findIndex((line) => line.startsWith('# election:'));
    const record = yaml.load(example.slice(start).map((line) => line.replace(/^# /, '')).join('\n'), {schema: yaml.CORE_SCHEMA});
    if (!record.findings || !validators.mission(record)) fail(`the example is no mission: ${JSON.stringify(validators.mission.errors)}`);
}

// What a field is given in turn. Only values that stay themselves when they are written and read as YAML: that 1e3 is a
// number to YAML and text to the program is no disagreement about records that people write.
const wrong = [
    null, '', 'zz zz', 'Zz', '-', '№', [], {}, [null], ['zz zz'], [['zz']], [{}], {zz: 1}, {'x-own': 1}, {zz: null},
    7, 0, 101, -1, 1.5, '7', '07', '-1', '1,5', '1.', '.5', '+5', true, false, 'true', 'Yes',
    '2021', 2021, 1399, 99, '2021-01', '2021-13', '2021-1-10', '2021-01-10', '2021-02-30', '2021-01-32', '10.01.2021',
    'KZ', 'kz', 'ZZ', ['KZ'], ['zz', 'KZ'], 'http://', 'https://a', 'HTTPS://example.org', 'https://a b', 'ftp://a',
    '/a', 'a/../b', '../a', 'a/', 'a//b', 'a\\b', 'a/b.txt', './a', 'en', 'kk-Cyrl', 'english!', 'positive', 'media',
    {name: 'Ann'}, {id: 'ann'}, {name: null}, {name: null, id: 'ann'}, {name: 'Ann', zz: 1}, [{name: 'Ann'}], {body: 'B'}, [{body: 'B'}],
    {country: 'KZ', date: '2021-01-10', type: 'parliamentary'}, 'a'.repeat(64), 'presidential', ['presidential', 'local'], [null, 'local'],
];

function clone(value) {
    return JSON.parse(JSON.stringify(value));
}

// Calls back with each place of a value: the container, the key in it and the shape of the path, such as findings[].topic.
function eachPlace(value, shape, visit) {
    for (const key of Object.keys(value)) {
        const below = Array.isArray(value) ? `${shape}[]` : `${shape}.${key}`;
        visit(value, key, below);
        if (value[key] !== null && typeof value[key] === 'object') eachPlace(value[key], below, visit);
    }
}

// One wrong value in so many is tried; EOMT_EVERY_VARIANT=1 tries them all, which takes minutes.
const stride = process.env.EOMT_EVERY_VARIANT ? 1 : 5;

function writeVariants(folder) {
    const seen = new Set();
    let turn = 0;
    // Some hundred in an archive, since the same people in thousands of records are a trial for the linking of names, and
    // an archive.yaml in an archive of its own.
    const sizes = {};
    const write = (kind, record, how) => {
        const count = sizes[kind] = (sizes[kind] || 0) + 1;
        const home = kind === 'archive' ? `archive-${count}` : `${kind}-${Math.floor(count / (kind === 'delegation' ? 50 : 400))}`;
        const file = kind === 'archive' ? 'archive.yaml' : `v${count}.${kind}.yaml`;
        fs.mkdirSync(path.join(folder, home), {recursive: true});
        fs.writeFileSync(path.join(folder, home, file), `${JSON.stringify(record)}\n`);
        if (kind !== 'archive') fs.writeFileSync(path.join(folder, home, 'archive.yaml'), 'format: 1\n');
        variants.push({home, file, kind, how});
    };
    const variants = [];
    const originals = ['missions', 'tests/cli/archives/small'].flatMap((archive) => filesBelow(path.join(root, archive)));
    for (const file of originals.sort()) {
        const kind = kindOf(file);
        if (!kind) continue;
        const original = load(file);
        // Names that people chose are one place, whatever they are; and so is what all records describe alike.
        const same = (shape) => `${kind}${shape}`.replace(/\.(sources|names|identifiers|seats)\.[^.[]+/g, '.$1.*')
            .replace(/^mission\.election\./, 'election.').replace(/^.*\.(sources\.\*|figures\[\]|offices\[\]|names\.\*)/, '*.$1');
        let step = 0;
        const change = (at, edit) => {
            const record = clone(original);
            let here = 0;
            eachPlace(record, '', (container, key) => {
                if (here++ === at) edit(container, key);
            });
            return record;
        };
        // Collected first, so that editing does not move the places.
        const places = [];
        eachPlace(original, '', (container, key, shape) => places.push({at: step++, shape: same(shape), inList: Array.isArray(container)}));
        for (const {at, shape, inList} of places) {
            if (seen.has(shape)) continue;
            seen.add(shape);
            for (const value of wrong) {
                if (turn++ % stride !== 0) continue;
                write(kind, change(at, (container, key) => { container[key] = clone(value); }), `${shape} = ${JSON.stringify(value)}`);
            }
            if (inList) continue;
            write(kind, change(at, (container, key) => { delete container[key]; }), `without ${shape}`);
            write(kind, change(at, (container, key) => { container[`${key}e`] = container[key]; }), `${shape} also misspelt`);
            write(kind, change(at, (container) => { container['x-own'] = {any: ['thing']}; }), `beside ${shape} a key of one's own`);
        }
    }
    return variants;
}

function compareVariants() {
    const folder = path.join(scratch, 'variants');
    const variants = writeVariants(folder);
    const byHome = new Map();
    for (const {home, file, how} of variants) {
        if (!byHome.has(home)) byHome.set(home, messagesOf(path.join(folder, home)));
        compare(path.join(folder, home, file), byHome.get(home).get(file) || [], how);
    }
    return variants.length;
}

function main() {
    checkRules();
    checkInit();
    compareArchive(path.join(root, 'missions'), 'missions');
    const shipped = counts.files;
    if (counts.refused + counts.unloadable > 0) fail('the archive that ships is not all valid');
    for (const above of ['tests/cli/archives', 'tests/cli/check/archives']) {
        for (const entry of fs.readdirSync(path.join(root, above)).sort()) {
            if (fs.existsSync(path.join(root, above, entry, 'archive.yaml'))) compareArchive(path.join(root, above, entry), `${above}/${entry}`);
        }
    }
    const fixtures = counts.files - shipped;
    const broken = counts.refused + counts.unloadable;
    const variants = compareVariants();
    // Guards of the test itself: it has looked at what it says.
    if (shipped < 100 || fixtures < 100 || broken < 15 || variants < 3000) fail('too little was compared');
    console.log(`node ${process.version}: ${shipped} records that ship, ${fixtures} of fixtures (${broken} refused), ` +
        `${variants} variants; refused ${counts.refused}, not YAML ${counts.unloadable}; ${failures} disagreements`);
    process.exit(failures === 0 ? 0 : 1);
}

main();
