// check_package.js FOLDER: fails when a file of the data package isn't as datapackage.json says: header, types, keys, references.
// Its reader of CSV is its own, so that a fault of the program's shows.
const fs = require('fs');
const path = require('path');

const folder = process.argv[2];
const pack = JSON.parse(fs.readFileSync(path.join(folder, 'datapackage.json'), 'utf8'));
const faults = [];

function readCsv(text) {
  const rows = [[]];
  const cell = /("((?:[^"]|"")*)"|[^",\r\n]*)(,|\r\n|$)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (!match) throw new Error(`no CSV at character ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    rows[rows.length - 1].push(match[2] === undefined ? match[1] : match[2].replace(/""/g, '"'));
    if (match[3] === '\r\n') rows.push([]);
  }
  if (rows.pop().length !== 0) throw new Error('the last line does not end');
  return rows;
}

const patterns = {
  string: /^[^]*$/, integer: /^-?[0-9]+$/, number: /^-?[0-9]+(\.[0-9]+)?$/, date: /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/,
};
const tables = {};
for (const resource of pack.resources) {
  const [header, ...rows] = readCsv(fs.readFileSync(path.join(folder, resource.path), 'utf8'));
  const { fields } = resource.schema;
  if (header.join() !== fields.map((field) => field.name).join()) faults.push(`${resource.path}: the header is ${header}`);
  rows.forEach((row, i) => {
    if (row.length !== fields.length) faults.push(`${resource.path}: row ${i + 1} has ${row.length} cells`);
    fields.forEach((field, column) => {
      const value = row[column];
      if (value !== '' && !patterns[field.type].test(value)) faults.push(`${resource.path}: row ${i + 1}: ${field.name} is no ${field.type}: ${value}`);
    });
  });
  tables[resource.name] = { header, rows };
}
const values = (table, columns) => table.rows.map((row) => columns.map((name) => row[table.header.indexOf(name)]));
for (const resource of pack.resources) {
  const table = tables[resource.name];
  const { primaryKey, foreignKeys = [] } = resource.schema;
  if (primaryKey) {
    const keys = values(table, primaryKey);
    if (new Set(keys.map((key) => JSON.stringify(key))).size !== keys.length) faults.push(`${resource.name}: the key is not unique`);
    if (keys.some((key) => key.includes(''))) faults.push(`${resource.name}: a key is empty`);
  }
  for (const { fields, reference } of foreignKeys) {
    const target = new Set(values(tables[reference.resource || resource.name], reference.fields).map((key) => JSON.stringify(key)));
    for (const key of values(table, fields)) {
      if (!key.includes('') && !target.has(JSON.stringify(key))) faults.push(`${resource.name}: ${fields} ${key} is not in ${reference.resource}`);
    }
  }
}
const files = fs.readdirSync(folder).sort().join();
const named = [...pack.resources.map((resource) => resource.path), 'datapackage.json'].sort().join();
if (files !== named) faults.push(`the folder holds ${files}`);
for (const fault of faults) console.log(fault);
process.exit(faults.length === 0 ? 0 : 1);
